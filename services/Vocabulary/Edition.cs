using System.Collections.Frozen;

namespace Disclosure.Vocabulary;

/// <summary>What a number may be.</summary>
public enum Measure
{
    /// <summary>Integer, 0 or more.</summary>
    Count = 1,

    /// <summary>Integer with a sign.</summary>
    SignedCount = 2,

    /// <summary>Decimal, 0 or more.</summary>
    Amount = 3,
}

/// <summary>An edition of the form: its tables, cells, labels, printed grids, rules and sections.</summary>
public sealed class Edition
{
    private readonly FrozenDictionary<string, int> _indexes;

    public Edition(
        string id,
        string notice,
        int firstYear,
        int? lastYear,
        IReadOnlyList<Table> tables,
        IReadOnlyList<Rule> rules,
        IReadOnlyList<SectionForm> sections
    )
    {
        (Id, Notice, FirstYear, LastYear) = (id, notice, firstYear, lastYear);
        (Tables, Rules, Sections) = (tables, rules, sections);
        Cells =
        [
            .. from table in tables
            from block in table.Blocks
            from row in block.Rows
            from column in block.Columns
            select new Cell($"{table.Name}.{row.Name}.{column.Name}", table, block, row, column),
        ];
        _indexes = Cells.Select((c, i) => (c.Name, i)).ToFrozenDictionary(c => c.Name, c => c.i);
        Alternatives =
        [
            .. from table in tables
            from block in table.Blocks
            from row in block.Rows
            where row.StandsFor.Count > 0
            select new Alternative(
                $"{table.Name}.{row.Name}",
                [.. block.Columns.Select(c => _indexes[$"{table.Name}.{row.Name}.{c.Name}"])],
                [
                    .. from name in row.StandsFor
                    from column in block.Columns
                    select _indexes[$"{table.Name}.{name}.{column.Name}"],
                ]
            ),
        ];
    }

    /// <summary>"2021"</summary>
    public string Id { get; }

    /// <summary>The notice that set it.</summary>
    public string Notice { get; }

    /// <summary>First report year that it is required for.</summary>
    public int FirstYear { get; }

    /// <summary>Last report year that it is required for; null while in force.</summary>
    public int? LastYear { get; }

    public IReadOnlyList<Table> Tables { get; }

    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Prose and tables in the order printed.</summary>
    public IReadOnlyList<SectionForm> Sections { get; }

    /// <summary>Every cell, alternative rows included, in the order that sheets are packed in.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>Rows that some sheets print in the place of others.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; }

    /// <summary>Place of a cell in <see cref="Cells"/>; -1 where the edition has no such cell.</summary>
    public int IndexOf(string cell) => _indexes.GetValueOrDefault(cell, -1);

    /// <summary>Whether reports on this year must be of this edition.</summary>
    public bool Covers(int year) => year >= FirstYear && (LastYear is null || year <= LastYear);
}

/// <summary>One cell of the form.</summary>
/// <param name="Name">table.row.column</param>
public sealed record Cell(string Name, Table Table, TableBlock Block, Row Row, Column Column)
{
    /// <summary>For people: 表三“一、本年新收政府信息公开申请数量”的“总计”.</summary>
    public string Title => $"{Table.Title}“{Row.Title}”的“{Column.Label}”";
}

/// <summary>A row that some sheets print in the place of other rows.</summary>
/// <param name="Row">table.row, such as <c>requests.other</c>.</param>
/// <param name="Own">Places of its cells.</param>
/// <param name="Replaced">Places of the cells that it stands for.</param>
public sealed record Alternative(string Row, IReadOnlyList<int> Own, IReadOnlyList<int> Replaced);

public sealed record Table(string Name, string Title, IReadOnlyList<TableBlock> Blocks, Grid Grid);

/// <summary>Rows that share their columns.</summary>
public sealed record TableBlock(string Label, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows);

/// <param name="Unit">件, 万元; empty where none is printed.</param>
public sealed record Column(string Name, string Label, Measure Measure, string Unit);

/// <param name="Label">As printed, with its number.</param>
/// <param name="Groups">Headings above it, outermost first.</param>
/// <param name="Aliases">Other wordings met.</param>
/// <param name="StandsFor">Rows that it is printed in the place of.</param>
public sealed record Row(
    string Name,
    string Label,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> StandsFor
)
{
    /// <summary>For people: the nearest heading that tells the row apart, and its label.</summary>
    public string Title => Groups is [.., var group] && Label is not ['（' or '(', ..] ? $"{group}{Label}" : Label;
}

/// <summary>A printed table: rows of cells with spans, as in HTML.</summary>
/// <param name="Widths">Relative widths; they add up to 1000.</param>
/// <param name="HeadRows">Rows from the top that are repeated on every page.</param>
public sealed record Grid(IReadOnlyList<int> Widths, int HeadRows, IReadOnlyList<GridRow> Rows);

/// <param name="OnlyWith">Printed only in sheets that use this alternative row; empty: always.</param>
/// <param name="NotWith">Not printed in sheets that use this alternative row; empty: always printed.</param>
public sealed record GridRow(IReadOnlyList<GridCell> Cells, string OnlyWith, string NotWith);

/// <param name="Text">A heading or label; empty for a value.</param>
/// <param name="Cell">Name of the cell whose value stands here; empty for text.</param>
/// <param name="RowSpan">Rows of the whole grid, those not printed included.</param>
/// <param name="RowHead">Heads rows rather than columns.</param>
public sealed record GridCell(string Text, string Cell, int ColSpan, int RowSpan, bool RowHead, bool Vertical);

/// <summary>A rule over cells; exactly one of its three tests is set.</summary>
public sealed record Rule(
    string Code,
    Severity Severity,
    Severity SeverityAtImport,
    string Statement,
    Equation? Equation,
    bool Measured,
    bool Filled
);

/// <summary>sum(left) = sum(right). The star of a term is the same row or column in every term.</summary>
public sealed record Equation(IReadOnlyList<string> Left, IReadOnlyList<string> Right);

/// <param name="Section">Prose section; empty for a table.</param>
/// <param name="Table">Table that stands here; empty for prose.</param>
/// <param name="Heading">Official heading without its number; empty for the preamble.</param>
public sealed record SectionForm(
    string Section,
    string Table,
    string Heading,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<SectionForm> Sections
);

using System.Collections.Frozen;

namespace Disclosure.Form;

/// <summary>An edition of the form: its tables, cells, labels, printed grids, rules and sections.</summary>
public sealed class Edition
{
    private readonly FrozenDictionary<string, int> _indexes;

    public Edition(
        string id,
        string notice,
        int firstYear,
        int? lastYear,
        IReadOnlyList<FormTable> tables,
        IReadOnlyList<CellRule> rules,
        IReadOnlyList<SectionForm> sections,
        IReadOnlyList<EditionMapping>? mappings = null
    )
    {
        (Id, Notice, FirstYear, LastYear) = (id, notice, firstYear, lastYear);
        (Tables, Rules, Sections, Mappings) = (tables, rules, sections, mappings ?? []);
        Cells =
        [
            .. from table in tables
            from block in table.Blocks
            from row in block.Rows
            from column in block.Columns
            select new FormCell($"{table.Name}.{row.Name}.{column.Name}", table, block, row, column),
        ];
        _indexes = Cells.Select((c, i) => (c.Name, i)).ToFrozenDictionary(c => c.Name, c => c.i);
        Alternatives =
        [
            .. from table in tables
            from block in table.Blocks
            from row in block.Rows
            where row.StandsFor.Count > 0
            select new AlternativeRow(
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

    /// <summary>
    /// Digest of the edition's files, 32 hexadecimal digits: the same form has the same digest on every machine. Empty where the
    /// edition was not read from files.
    /// </summary>
    public string Digest { get; init; } = "";

    /// <summary>The notice that set it.</summary>
    public string Notice { get; }

    /// <summary>First report year that it is required for.</summary>
    public int FirstYear { get; }

    /// <summary>Last report year that it is required for; null while in force.</summary>
    public int? LastYear { get; }

    public IReadOnlyList<FormTable> Tables { get; }

    public IReadOnlyList<CellRule> Rules { get; }

    /// <summary>Prose and tables in the order printed.</summary>
    public IReadOnlyList<SectionForm> Sections { get; }

    /// <summary>Its charts; none where the edition declares none.</summary>
    public EditionCharts Charts
    {
        get;
        init =>
            field = value.Charts.SelectMany(c => c.Series).FirstOrDefault(s => IndexOf(s.Cell) < 0) is { } unknown
                ? throw new InvalidDataException($"charts.json: {unknown.Cell} is no cell of edition {Id}.")
                : value;
    } = EditionCharts.None;

    /// <summary>How cells of other editions correspond to this one's.</summary>
    public IReadOnlyList<EditionMapping> Mappings { get; }

    /// <summary>Every cell, alternative rows included, in the order that sheets are packed in.</summary>
    public IReadOnlyList<FormCell> Cells { get; }

    /// <summary>Rows that some sheets print in the place of others.</summary>
    public IReadOnlyList<AlternativeRow> Alternatives { get; }

    /// <summary>Place of a cell in <see cref="Cells"/>; -1 where the edition has no such cell.</summary>
    public int IndexOf(string cell) => _indexes.GetValueOrDefault(cell, -1);

    /// <summary>Places of the cells that a term stands for: <c>requests.*.total</c>, a star being any row or column.</summary>
    public IEnumerable<int> Match(string term)
    {
        var parts = term.Split('.');
        return parts is [var table, var row, var column]
            ? Enumerable
                .Range(0, Cells.Count)
                .Where(i =>
                    Cells[i] is var cell
                    && cell.Table.Name == table
                    && (row == "*" || cell.Row.Name == row)
                    && (column == "*" || cell.Column.Name == column)
                )
            : [];
    }

    /// <summary>Whether reports on this year must be of this edition.</summary>
    public bool Covers(int year) => year >= FirstYear && (LastYear is null || year <= LastYear);
}

/// <summary>One cell of the form.</summary>
/// <param name="Name">table.row.column</param>
public sealed record FormCell(string Name, FormTable Table, TableBlock Block, TableRow Row, TableColumn Column)
{
    /// <summary>For people: 表三“一、本年新收政府信息公开申请数量”的“总计”.</summary>
    public string Title => $"{Table.Title}“{Row.Title}”的“{Column.Label}”";
}

/// <summary>A row that some sheets print in the place of other rows.</summary>
/// <param name="Row">table.row, such as <c>requests.other</c>.</param>
/// <param name="Own">Places of its cells.</param>
/// <param name="Replaced">Places of the cells that it stands for.</param>
public sealed record AlternativeRow(string Row, int[] Own, int[] Replaced);

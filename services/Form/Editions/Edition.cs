using System.Collections.Frozen;
using Disclosure.Form.Concepts;
using Disclosure.Form.Reading;

namespace Disclosure.Form;

/// <summary>An edition of the form: its tables, cells, labels, printed grids, rules and sections.</summary>
public sealed class Edition
{
    private readonly FrozenDictionary<string, int> _indexes;

    /// <summary>Creates an edition and indexes its cells.</summary>
    /// <exception cref="ArgumentException">Two cells have the same name.</exception>
    /// <exception cref="KeyNotFoundException">A row stands for one that its block does not have.</exception>
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
        Preamble = sections.FirstOrDefault(s => s.Section.Length > 0 && s.Heading.Length == 0)?.Section ?? "";
        Cells =
        [
            .. from table in tables
            from block in table.Blocks
            from row in block.Rows
            from column in block.Columns
            select new FormCell($"{table.Name}.{row.Name}.{column.Name}", table, block, row, column),
        ];
        Outline = new(sections);
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

    /// <summary>Id of the edition, such as "2021".</summary>
    public string Id { get; }

    /// <summary>
    /// Digest of the edition's files, 32 hexadecimal digits: the same form has the same digest on every machine. Empty where the
    /// edition was not read from files.
    /// </summary>
    public string Digest { get; init; } = "";

    /// <summary>How its tables and sections are recognised in documents of others.</summary>
    public ReadingGuide Reading { get; init; } = ReadingGuide.Empty;

    /// <summary>The notice that sets the form, such as 国办公开办函〔2021〕30号.</summary>
    public string Notice { get; }

    /// <summary>First report year that it is required for.</summary>
    public int FirstYear { get; }

    /// <summary>Last report year that it is required for; null while in force.</summary>
    public int? LastYear { get; }

    /// <summary>The official tables in the order printed.</summary>
    public IReadOnlyList<FormTable> Tables { get; }

    /// <summary>The rules of the cells in the order that findings are listed.</summary>
    public IReadOnlyList<CellRule> Rules { get; }

    /// <summary>Prose and tables in the order printed.</summary>
    public IReadOnlyList<SectionForm> Sections { get; }

    /// <summary>The prose sections by name.</summary>
    public SectionOutline Outline { get; }

    /// <summary>Name of the section that has no heading and opens the report; empty where there is none.</summary>
    public string Preamble { get; }

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

    /// <summary>The prose with which a report starts; empty where the edition proposes none.</summary>
    public IReadOnlyList<SkeletonParagraph> Skeleton { get; init; } = [];

    /// <summary>Which words of prose speak of which cells.</summary>
    public ConceptVocabulary Concepts { get; init; } = ConceptVocabulary.Empty;

    /// <summary>Every cell, alternative rows included, in the order that sheets are packed in.</summary>
    public IReadOnlyList<FormCell> Cells { get; }

    /// <summary>Rows that some sheets print in the place of others.</summary>
    public IReadOnlyList<AlternativeRow> Alternatives { get; }

    /// <summary>Index of a cell in <see cref="Cells"/>; -1 where the edition has no such cell.</summary>
    public int IndexOf(string cell) => _indexes.GetValueOrDefault(cell, -1);

    /// <summary>Indexes of the cells that a term stands for: <c>requests.*.total</c>, a star being any row or column.</summary>
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

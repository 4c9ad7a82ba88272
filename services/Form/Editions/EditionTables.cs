namespace Disclosure.Form;

/// <summary>What a number may be.</summary>
public enum CellValueType
{
    /// <summary>Integer, 0 or more.</summary>
    Count = 1,

    /// <summary>Integer with a sign.</summary>
    SignedCount = 2,

    /// <summary>Decimal, 0 or more.</summary>
    Amount = 3,
}

public sealed record FormTable(string Name, string Title, IReadOnlyList<TableBlock> Blocks, TableGrid Grid);

/// <summary>Rows that share columns.</summary>
public sealed record TableBlock(string Label, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows);

/// <param name="Unit">件, 万元; empty where none is printed.</param>
/// <param name="IsSum">Its numbers are the sum of the row's other columns.</param>
/// <param name="IsAdditive">Numbers of several offices may be added up.</param>
public sealed record TableColumn(
    string Name,
    string Label,
    CellValueType Measure,
    string Unit,
    bool IsSum = false,
    bool IsAdditive = true
);

/// <param name="Label">As printed, with its number.</param>
/// <param name="Groups">Headings above it, outermost first.</param>
/// <param name="Aliases">Other wordings met.</param>
/// <param name="StandsFor">Rows that it is printed in the place of.</param>
/// <param name="IsSum">Its numbers are the sum of other rows.</param>
public sealed record TableRow(
    string Name,
    string Label,
    IReadOnlyList<string> Groups,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> StandsFor,
    bool IsSum = false
)
{
    /// <summary>For people: the nearest heading that tells the row apart, and its label.</summary>
    public string Title => Groups is [.., var group] && Label is not ['（' or '(', ..] ? $"{group}{Label}" : Label;
}

/// <summary>A printed table: rows of cells with spans, as in HTML.</summary>
/// <param name="Widths">Relative widths; they add up to 1000.</param>
/// <param name="HeadRows">Rows from the top that are repeated on every page.</param>
public sealed record TableGrid(IReadOnlyList<int> Widths, int HeadRows, IReadOnlyList<GridRow> Rows)
{
    /// <summary>Printed in a blank cell that has no remark.</summary>
    public string BlankMark { get; init; } = "";

    /// <summary>Printed where a figure does not apply.</summary>
    public string NotApplicableMark { get; init; } = "/";
}

/// <param name="OnlyWith">Printed only in sheets that use this alternative row; empty: always.</param>
/// <param name="NotWith">Not printed in sheets that use this alternative row; empty: always printed.</param>
public sealed record GridRow(IReadOnlyList<GridCell> Cells, string OnlyWith, string NotWith);

/// <param name="Text">A heading or label; empty for a value.</param>
/// <param name="Cell">Name of the cell whose value stands here; empty for text.</param>
/// <param name="RowSpan">Rows of the whole grid, those not printed included.</param>
/// <param name="RowHead">Heads rows rather than columns.</param>
public sealed record GridCell(string Text, string Cell, int ColSpan, int RowSpan, bool RowHead, bool Vertical);

/// <param name="Section">Prose section; empty for a table.</param>
/// <param name="Table">Table that stands here; empty for prose.</param>
/// <param name="Heading">Official heading without its number; empty for the preamble.</param>
/// <param name="Required">How heavy its absence weighs; null where it may be absent.</param>
/// <param name="Role">What the section is for, where code treats it apart.</param>
public sealed record SectionForm(
    string Section,
    string Table,
    string Heading,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<SectionForm> Sections,
    Severity? Required = null,
    SectionRole Role = SectionRole.None
)
{
    /// <summary>Words that only headings of this section have, by which it is known under a heading that is none of its titles.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
}

/// <summary>How the cells of another edition correspond to an edition's. In a term a star is any row or column.</summary>
/// <param name="From">The other edition.</param>
/// <param name="Cells">Terms of cells that mean the same; the stars of both are the same names.</param>
/// <param name="Dropped">Terms of the other edition that nothing corresponds to.</param>
/// <param name="Added">Terms of this edition that nothing corresponds to.</param>
public sealed record EditionMapping(
    string From,
    IReadOnlyList<(string From, string To)> Cells,
    IReadOnlyList<NoCounterpart> Dropped,
    IReadOnlyList<NoCounterpart> Added
);

/// <summary>Cells of one edition alone, and why.</summary>
public sealed record NoCounterpart(string Cells, string Reason);

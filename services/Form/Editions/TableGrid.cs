namespace Disclosure.Form;

/// <summary>A printed table: rows of cells with spans, as in HTML.</summary>
/// <param name="Widths">Relative widths; they add up to 1000.</param>
/// <param name="HeadRows">Number of rows from the top that are repeated on every page.</param>
/// <param name="Rows">Every row that any sheet prints.</param>
public sealed record TableGrid(IReadOnlyList<int> Widths, int HeadRows, IReadOnlyList<GridRow> Rows)
{
    /// <summary>Printed in a blank cell that has no remark.</summary>
    public string BlankMark { get; init; } = "";

    /// <summary>Printed where a figure does not apply.</summary>
    public string NotApplicableMark { get; init; } = "/";
}

/// <summary>A printed row.</summary>
/// <param name="Cells">From left to right, those that a span from above covers left out.</param>
/// <param name="OnlyWith">Printed only in sheets that use this alternative row; empty: always.</param>
/// <param name="NotWith">Not printed in sheets that use this alternative row; empty: always printed.</param>
public sealed record GridRow(IReadOnlyList<GridCell> Cells, string OnlyWith, string NotWith);

/// <summary>A printed cell: a text, or the value of a cell of the form.</summary>
/// <param name="Text">A heading or label; empty for a value.</param>
/// <param name="Cell">Name of the cell whose value stands here; empty for text.</param>
/// <param name="ColSpan">Number of columns that it spans, 1 or more.</param>
/// <param name="RowSpan">Number of rows of the whole grid that it spans, those not printed included.</param>
/// <param name="RowHead">Whether it heads rows rather than columns.</param>
/// <param name="Vertical">Whether its text is written from top to bottom.</param>
public sealed record GridCell(string Text, string Cell, int ColSpan, int RowSpan, bool RowHead, bool Vertical);

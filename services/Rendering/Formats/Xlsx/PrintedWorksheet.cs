using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>A worksheet, and what of it is printed.</summary>
/// <param name="Columns">From 0, both ends included.</param>
/// <param name="LastRow">From 1.</param>
/// <param name="HeadRows">Rows from the top that are repeated on every page; 0 for none.</param>
internal sealed record PrintedWorksheet(
    string Name,
    MarkupBuffer Xml,
    (int First, int Last) Columns,
    int LastRow,
    int HeadRows
)
{
    /// <summary>Such as <c>'表三'!$A$1:$J$31</c>.</summary>
    public string PrintArea =>
        $"'{Name}'!{CellAddress.Fixed(Columns.First, 1)}:{CellAddress.Fixed(Columns.Last, LastRow)}";

    /// <summary>Such as <c>'表三'!$1:$4</c>.</summary>
    public string PrintTitles => $"'{Name}'!$1:${CellAddress.Number(HeadRows)}";
}

using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>A cell whose text is broken into lines.</summary>
internal sealed record SetCell(
    int Row,
    TableCell Cell,
    List<Sort> Sorts,
    IReadOnlyList<LineSpan> Lines,
    int TextHeight,
    Alignment Alignment,
    Tag Tag
)
{
    public int LastRow => Row + Cell.RowSpan - 1;
}

/// <summary>A table whose columns and rows have their sizes.</summary>
/// <param name="Edges">Of columns, from the left of the text.</param>
/// <param name="Heights">Of rows.</param>
/// <param name="IsTurned">Too wide for the sheet as it stands.</param>
internal sealed record SetTable(
    DocumentTable Model,
    TextStyle Style,
    int Padding,
    int[] Edges,
    int[] Heights,
    IReadOnlyList<SetCell> Cells,
    bool IsTurned
)
{
    public int Height { get; } = Heights.Sum();

    public int HeadHeight => Heights.Take(Model.HeadRows).Sum();

    public PageFrame Frame => IsTurned ? PageFrame.Turned : PageFrame.Upright;

    /// <summary>Leading of lines in cells.</summary>
    public static int Pitch(int size) => size * 6 / 5;
}

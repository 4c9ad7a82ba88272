using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>A cell whose text is broken into lines.</summary>
internal sealed record CellLayout(
    int Row,
    DocumentTableCell Cell,
    List<ShapedGlyph> Sorts,
    IReadOnlyList<LineSpan> Lines,
    int TextHeight,
    LineAlignment Alignment,
    StructureTag Tag
)
{
    public int LastRow => Row + Cell.RowSpan - 1;
}

/// <summary>A table whose columns and rows have their sizes.</summary>
/// <param name="Edges">Of columns, from the left of the text.</param>
/// <param name="HeadRows">Repeated on each page.</param>
/// <param name="Heights">Of rows as they are set: of one of the model that no page takes, of each of its parts.</param>
/// <param name="IsLandscape">Too wide for the sheet as it stands.</param>
internal sealed record TableLayout(
    DocumentTable Model,
    TextStyle Style,
    int Padding,
    int[] Edges,
    int HeadRows,
    int[] Heights,
    IReadOnlyList<CellLayout> Cells,
    bool IsLandscape
)
{
    public int Height { get; } = Heights.Sum();

    public int HeadHeight => Heights.Take(HeadRows).Sum();

    public PageFrame Frame => IsLandscape ? PageFrame.Landscape : PageFrame.Portrait;

    /// <summary>Leading of lines in cells.</summary>
    public static int LinePitch(int size) => size * 6 / 5;
}

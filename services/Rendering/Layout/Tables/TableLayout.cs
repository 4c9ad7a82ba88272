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

    /// <summary>From the top of the row to the text, in a part of a row; null: the text stands in the middle.</summary>
    public int? TopInset { get; init; }

    /// <summary>Whether both are parts of one cell, which no line divides.</summary>
    /// <remarks>By element: parts of a torn row are different layouts of one cell.</remarks>
    public bool IsPartOf(CellLayout? other) => ReferenceEquals(Tag, other?.Tag);
}

/// <summary>A table whose columns and rows have their sizes.</summary>
/// <param name="Edges">Of columns, from the left of the text.</param>
/// <param name="HeadRows">Repeated on each page.</param>
/// <param name="Heights">Of rows as they are set: of one that no page takes, of each of its lines.</param>
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
    // The first cell of each row, as cells are in the order of rows, and their number.
    private readonly int[] _starts = StartsOf(Cells, Heights.Length);

    private readonly HashSet<int> _headRows =
    [
        .. Cells.GroupBy(c => c.Row).Where(r => r.All(c => c.Cell.Role == CellRole.ColumnHead)).Select(r => r.Key),
    ];

    public int Height { get; } = Heights.Sum();

    /// <summary>Cells beside several rows.</summary>
    public IReadOnlyList<CellLayout> TallCells { get; } = [.. Cells.Where(c => c.LastRow > c.Row)];

    public int HeadHeight => Heights.Take(HeadRows).Sum();

    /// <summary>Cells that stand in rows from one to another, those of the head first.</summary>
    /// <param name="end">One past the last row.</param>
    public IEnumerable<CellLayout> CellsOf(int first, int end) =>
        // Head cells only where the head is repeated; cells from above only where they reach into these rows.
        CellsFrom(0, Math.Min(HeadRows, first))
            .Concat(TallCells.Where(c => c.Row >= HeadRows && c.Row < first && c.LastRow >= first))
            .Concat(CellsFrom(first, end));

    private IEnumerable<CellLayout> CellsFrom(int first, int end) =>
        Cells.Skip(_starts[first]).Take(_starts[end] - _starts[first]);

    /// <summary>Whether nothing but heads of columns begins in the row.</summary>
    public bool IsHead(int row) => _headRows.Contains(row);

    public PageFrame Frame => IsLandscape ? PageFrame.Landscape : PageFrame.Portrait;

    private static int[] StartsOf(IReadOnlyList<CellLayout> cells, int rows)
    {
        var starts = new int[rows + 1];
        for (int row = 0, cell = 0; row <= rows; row++)
        {
            while (cell < cells.Count && cells[cell].Row < row)
            {
                cell++;
            }

            // starts[rows] is the number of cells, so that ranges need no special end.
            starts[row] = cell;
        }

        return starts;
    }

    /// <summary>Leading of lines in cells.</summary>
    public static int LinePitch(int size) => size * 6 / 5;
}

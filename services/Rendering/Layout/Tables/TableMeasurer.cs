using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>Measures a table in one size of type: columns, lines of cells, rows.</summary>
internal sealed class TableMeasurer
{
    // Between the text of a cell and its lines at the sides.
    private const int SidePadding = 2 * OfficialPage.Point;

    // A column keeps room for these many characters; longer heads of columns may stand in lines of two.
    private const int MinCharacters = 3;
    private const int MinHeadCharacters = 2;

    // What a column keeps of its width in the form for labels of groups in one line, and below their numbers.
    private const int KeptPercentInOneLine = 60;
    private const int KeptPercentBelowNumber = 45;

    private readonly DocumentTable _table;
    private readonly TableStructureTags _tags;
    private readonly PageFrame _frame;
    private readonly List<(int Row, DocumentTableCell Cell, List<ShapedGlyph> Sorts, StructureTag Tag)> _content = [];
    private readonly int[]? _edges;
    private readonly bool _hasLongLabels;
    private IReadOnlyList<CellLayout>? _cells;

    public TableMeasurer(
        DocumentTable table,
        TextShaper shaper,
        TextStyle style,
        TableStructureTags tags,
        bool isTurned
    )
    {
        (_table, Style, _tags) = (table, style, tags);
        _frame = isTurned ? PageFrame.Landscape : PageFrame.Portrait;
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var cells = table.Rows[row].Cells;
            for (var i = 0; i < cells.Count; i++)
            {
                _content.Add((row, cells[i], shaper.Shape(cells[i].Text, style), _tags.TagFor(row, i)));
            }
        }

        _hasLongLabels = table.HasLongLabels;
        _edges =
            EdgesWithLabels(GroupLabel.WidthInOneLine, KeptPercentInOneLine)
            ?? EdgesWithLabels(GroupLabel.WidthBelowNumber, KeptPercentBelowNumber)
            ?? ColumnWidths.Edges(table.Widths, MinimumWidths((_, _) => 0), _frame.TextWidth);
    }

    public TextStyle Style { get; }

    /// <summary>Null where the columns do not fit.</summary>
    public TableLayout? TryLayOut(int padding) => _edges is null ? null : TryLayOut(padding, _edges);

    /// <summary>With the columns of the form; what does not fit is torn.</summary>
    public TableLayout LayOutForced(int padding) =>
        TryLayOut(padding, ColumnWidths.Edges(_table.Widths, new int[_table.Widths.Count], _frame.TextWidth)!);

    // Cells are broken into lines once; paddings are tried on the same lines.
    private TableLayout TryLayOut(int padding, int[] edges)
    {
        _cells ??= [.. _content.Select(c => LayOutCell(c.Row, c.Cell, c.Sorts, c.Tag, edges))];
        var whole = new TableLayout(
            _table,
            Style,
            padding,
            edges,
            _table.HeadRows,
            Heights(_cells, padding),
            _cells,
            _frame == PageFrame.Landscape
        );
        return TallRowSplitter.Split(whole);
    }

    // With room for the labels of groups; null where another column would become too narrow for it.
    private int[]? EdgesWithLabels(Func<IReadOnlyList<ShapedGlyph>, int, int> labelWidth, int keptPercent)
    {
        var least = MinimumWidths(labelWidth);
        for (var i = 0; i < least.Length; i++)
        {
            var share = (long)_frame.TextWidth * _table.Widths[i] / 1000;
            least[i] = Math.Max(least[i], (int)(share * keptPercent / 100));
        }

        return ColumnWidths.Edges(_table.Widths, least, _frame.TextWidth);
    }

    // Of cells that cover one column first; what wider ones lack goes to their last.
    private int[] MinimumWidths(Func<IReadOnlyList<ShapedGlyph>, int, int> labelWidth)
    {
        var least = new int[_table.Widths.Count];
        foreach (var (_, cell, sorts, _) in _content.OrderBy(c => c.Cell.ColSpan))
        {
            var have = 0;
            for (var i = cell.Column; i < cell.Column + cell.ColSpan; i++)
            {
                have += least[i];
            }

            least[cell.Column + cell.ColSpan - 1] += Math.Max(0, MinimumWidthOf(cell, sorts, labelWidth) - have);
        }

        return least;
    }

    // The widest run that cannot be broken, and room for a few characters.
    private int MinimumWidthOf(
        in DocumentTableCell cell,
        List<ShapedGlyph> sorts,
        Func<IReadOnlyList<ShapedGlyph>, int, int> labelWidth
    )
    {
        if (cell.Vertical)
        {
            return Style.Em + (2 * SidePadding);
        }

        var all = sorts.Sum(s => s.Width);
        var piece = LineBreaker.WidestUnbreakableRun(sorts, Style.Em);
        var characters =
            cell.Role == CellRole.ColumnHead && all > MinCharacters * Style.Em ? MinHeadCharacters : MinCharacters;
        var label = cell.IsGroupLabel ? labelWidth(sorts, Style.Em) : 0;
        return Math.Max(label, Math.Max(piece, Math.Min(all, characters * Style.Em))) + (2 * SidePadding);
    }

    // Labels are left-aligned where one of them is long; all other cells are centred.
    private CellLayout LayOutCell(
        int row,
        in DocumentTableCell cell,
        List<ShapedGlyph> sorts,
        StructureTag tag,
        int[] edges
    )
    {
        var room = edges[cell.Column + cell.ColSpan] - edges[cell.Column] - (2 * SidePadding);
        if (cell.Vertical)
        {
            return new(row, cell, sorts, [new(0, sorts.Count)], sorts.Count * Style.Em, LineAlignment.Centre, tag);
        }

        var isLeft = _hasLongLabels && cell.IsLabel;
        var lines =
            sorts.Sum(s => s.Width) <= room
                ? [new LineSpan(0, sorts.Count)]
                : LineBreaker.Break(sorts, Style.Em, room, indent: 0);
        if (!isLeft && lines.Count > 1)
        {
            lines = cell.IsGroupLabel ? GroupLabel.BreakAfterNumber(sorts, Style.Em, room) : [];
            lines = lines.Count > 0 ? lines : Balance(sorts, room);
        }

        var height = ((lines.Count - 1) * TableLayout.LinePitch(Style.Size)) + Style.Size;
        return new(row, cell, sorts, lines, height, isLeft ? LineAlignment.Left : LineAlignment.Centre, tag);
    }

    // As many lines, as equal as they can be: the narrowest room that still takes that many.
    private List<LineSpan> Balance(List<ShapedGlyph> sorts, int room)
    {
        var lines = LineBreaker.Break(sorts, Style.Em, room, indent: 0);
        var (narrow, wide) = (room / 2, room);
        while (wide - narrow > Style.Em / 4)
        {
            var middle = (narrow + wide) / 2;
            var tried = LineBreaker.Break(sorts, Style.Em, middle, indent: 0);
            if (tried.Count <= lines.Count)
            {
                (wide, lines) = (middle, tried);
            }
            else
            {
                narrow = middle;
            }
        }

        return lines;
    }

    // Rows grow with their cells; what a cell over several rows lacks goes to its last.
    private int[] Heights(IReadOnlyList<CellLayout> cells, int padding)
    {
        var heights = new int[_table.Rows.Count];
        Array.Fill(heights, Style.Size + (2 * padding));
        foreach (var cell in cells.OrderBy(c => c.Cell.RowSpan))
        {
            var have = heights.AsSpan(cell.Row, cell.Cell.RowSpan).ToArray().Sum();
            heights[cell.LastRow] += Math.Max(0, cell.TextHeight + (2 * padding) - have);
        }

        return heights;
    }
}

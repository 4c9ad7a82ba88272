using System.Text;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>Rows of a table on one page: its head again where it goes on, labels of groups again, lines around cells.</summary>
internal sealed class TableFragment
{
    private const int SidePadding = 2 * OfficialPage.Point;

    // Outer and inner lines.
    private const int Thick = OfficialPage.Point;
    private const int Thin = OfficialPage.Point / 2;

    private readonly TableLayout _table;
    private readonly int _first;
    private readonly int _end;
    private readonly bool _repeatsHead;

    // Rows of this page, repeated header rows first, and the top of each.
    private readonly List<int> _rows = [];
    private readonly List<int> _tops = [0];
    private readonly LineTypesetter _setter;

    /// <param name="first">First row.</param>
    /// <param name="end">One past the last.</param>
    public TableFragment(TableLayout table, int first, int end, bool repeatsHead)
    {
        (_table, _first, _end, _repeatsHead) = (table, first, end, repeatsHead);
        _setter = new(table.Style);
        // A repeated head is part of this fragment's rows.
        if (repeatsHead)
        {
            _rows.AddRange(Enumerable.Range(0, table.HeadRows));
        }

        _rows.AddRange(Enumerable.Range(first, end - first));
        foreach (var row in _rows)
        {
            _tops.Add(_tops[^1] + table.Heights[row]);
        }
    }

    /// <summary>Height of all rows of the fragment.</summary>
    public int Height => _tops[^1];

    /// <summary>Adds the lines and the texts of the fragment to a page.</summary>
    public void Draw(int left, int top, List<PageItem> items)
    {
        var owners = Owners();
        AddRules(left, top, owners, items);
        foreach (var cell in _table.CellsOf(_first, _end))
        {
            var (from, to) = Visible(cell);
            if (from < to && cell.Sorts.Count > 0)
            {
                // What was read on an earlier page is decoration here, so that it is not heard twice.
                var isRepeated = _repeatsHead && cell.Row < _table.HeadRows || cell.Row < _first;
                DrawCell(cell, left, top + _tops[from], _tops[to] - _tops[from], isRepeated ? null : cell.Tag, items);
            }
        }
    }

    // Places of this page's rows that a cell covers.
    private (int From, int To) Visible(CellLayout cell)
    {
        var head = _repeatsHead ? _table.HeadRows : 0;
        // Head rows keep their places at the top.
        if (cell.Row < head)
        {
            return (cell.Row, Math.Min(head, cell.LastRow + 1));
        }

        var from = Math.Max(cell.Row, _first);
        var to = Math.Min(cell.LastRow + 1, _end);
        return (head + from - _first, head + to - _first);
    }

    // Text is centred vertically in the part of the cell that this page shows.
    private void DrawCell(CellLayout cell, int left, int top, int height, StructureTag? tag, List<PageItem> items)
    {
        var x = left + _table.Edges[cell.Cell.Column];
        var width = _table.Edges[cell.Cell.Column + cell.Cell.ColSpan] - _table.Edges[cell.Cell.Column];
        // Parts of a torn row have their own inset; all others are centred.
        var start = top + (cell.TopInset ?? ((height - cell.TextHeight) / 2));
        if (cell.Cell.Vertical)
        {
            DrawVertical(cell, x + ((width - _table.Style.Em) / 2), start, tag, items);
            return;
        }

        var (room, size) = (width - (2 * SidePadding), _table.Style.Size);
        for (var i = 0; i < cell.Lines.Count; i++)
        {
            var baseline = start + (i * TableLayout.LinePitch(size)) + OfficialPage.Ascent(size);
            _setter.Place(cell.Sorts, cell.Lines[i], x + SidePadding, baseline, room, cell.Alignment, tag, items);
        }
    }

    // One below the other, in the forms that stand in columns.
    private void DrawVertical(CellLayout cell, int x, int top, StructureTag? tag, List<PageItem> items)
    {
        var style = _table.Style;
        for (var i = 0; i < cell.Sorts.Count; i++)
        {
            var sort = cell.Sorts[i];
            // Ideographs and digits stand upright; marks have forms of their own.
            var glyph = sort.Class is CharacterClass.Ideograph or CharacterClass.Digit
                ? sort.Glyph
                : sort.Face.VerticalGlyphOf(new Rune(sort.Character));
            var placed = new PlacedGlyph(glyph, style.Em, sort.Character, sort.Spelling);
            var inset = (style.Em - sort.Width) / 2;
            var baseline = top + (i * style.Em) + OfficialPage.Ascent(style.Size);
            items.Add(new PageText(tag, sort.Face, style.Size, sort.Bold, x + inset, baseline, [placed]));
        }
    }

    // Which cell covers each place of the grid.
    private CellLayout?[,] Owners()
    {
        var owners = new CellLayout?[_rows.Count, _table.Edges.Length - 1];
        foreach (var cell in _table.CellsOf(_first, _end))
        {
            var (from, to) = Visible(cell);
            for (var row = from; row < to; row++)
            {
                for (var column = cell.Cell.Column; column < cell.Cell.Column + cell.Cell.ColSpan; column++)
                {
                    // Places without an owner stay null and get their lines.
                    owners[row, column] = cell;
                }
            }
        }

        return owners;
    }

    // Neighbouring lines of one width are drawn as one.
    private void AddRules(int left, int top, CellLayout?[,] owners, List<PageItem> items)
    {
        var (rows, columns) = (_rows.Count, _table.Edges.Length - 1);
        for (var row = 0; row <= rows; row++)
        {
            var y = top + _tops[row];
            var isOuter = row == 0 || row == rows;
            foreach (
                // No line between two rows of one cell.
                var (from, to) in Runs(columns, c => isOuter || owners[row - 1, c]?.IsPartOf(owners[row, c]) != true)
            )
            {
                var (x1, x2) = (left + _table.Edges[from], left + _table.Edges[to]);
                items.Add(new PageRule(x1, y, x2, y, isOuter ? Thick : Thin));
            }
        }

        for (var column = 0; column <= columns; column++)
        {
            var x = left + _table.Edges[column];
            var isOuter = column == 0 || column == columns;
            foreach (var (from, to) in Runs(rows, r => isOuter || owners[r, column - 1] != owners[r, column]))
            {
                items.Add(new PageRule(x, top + _tops[from], x, top + _tops[to], isOuter ? Thick : Thin));
            }
        }
    }

    // Stretches of places that hold.
    private static IEnumerable<(int From, int To)> Runs(int count, Func<int, bool> holds)
    {
        for (var i = 0; i < count; i++)
        {
            var from = i;
            while (i < count && holds(i))
            {
                i++;
            }

            if (i > from)
            {
                yield return (from, i);
            }
        }
    }
}

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>A cell of a ruled table, in points from the page's upper left corner.</summary>
/// <param name="Row">From 1, in the table's grid.</param>
/// <param name="Column">From 1, in the table's grid.</param>
/// <param name="Span">Columns that it covers.</param>
internal sealed record RuledCell(int Row, int Column, int Span, double Left, double Top, double Right, double Bottom);

/// <summary>
/// A table that is drawn with ruling lines. The lines make a grid; neighbouring places of the grid without a line
/// between them are one cell.
/// </summary>
internal sealed class RuledTable
{
    // Places of the vertical and horizontal lines, ascending.
    private readonly double[] _xs;
    private readonly double[] _ys;

    // For each place of the grid, row by row, the index of its cell.
    private readonly int[] _owner;

    /// <param name="xs">Places of the vertical lines, ascending, in points.</param>
    /// <param name="ys">Places of the horizontal lines, ascending, in points.</param>
    /// <param name="across">The horizontal lines.</param>
    /// <param name="down">The vertical lines.</param>
    public RuledTable(double[] xs, double[] ys, List<RulingLine> across, List<RulingLine> down)
    {
        (_xs, _ys) = (xs, ys);
        _owner = Merge(across, down);
        Cells = [.. ToCells()];
    }

    /// <summary>Upper edge, in points from the top of the page.</summary>
    public double Top => _ys[0];

    /// <summary>Lower edge, in points from the top of the page.</summary>
    public double Bottom => _ys[^1];

    /// <summary>Left edge, in points from the left of the page.</summary>
    public double Left => _xs[0];

    /// <summary>Right edge, in points from the left of the page.</summary>
    public double Right => _xs[^1];

    /// <summary>Each cell once, in the order of its first place.</summary>
    public IReadOnlyList<RuledCell> Cells { get; }

    /// <summary>The cell at a point of the page; null outside the table.</summary>
    public RuledCell? CellAt(double x, double y)
    {
        var (column, row) = (Place(_xs, x), Place(_ys, y));
        return column < 0 || row < 0 ? null : Cells[_owner[(row * (_xs.Length - 1)) + column]];
    }

    // Union-find over the places of the grid: neighbours without a line between them become one set.
    private int[] Merge(List<RulingLine> across, List<RulingLine> down)
    {
        var (columns, rows) = (_xs.Length - 1, _ys.Length - 1);
        var parent = Enumerable.Range(0, rows * columns).ToArray();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var at = (row * columns) + column;
                if (column + 1 < columns && !IsRuled(down, _xs[column + 1], (_ys[row] + _ys[row + 1]) / 2))
                {
                    parent[Root(parent, at + 1)] = Root(parent, at);
                }

                if (row + 1 < rows && !IsRuled(across, _ys[row + 1], (_xs[column] + _xs[column + 1]) / 2))
                {
                    parent[Root(parent, at + columns)] = Root(parent, at);
                }
            }
        }

        return [.. parent.Select((_, i) => Root(parent, i))];
    }

    // Numbers the sets in order and takes the smallest rectangle around each.
    private IEnumerable<RuledCell> ToCells()
    {
        var columns = _xs.Length - 1;
        var numbers = new Dictionary<int, int>();
        var boxes = new List<(int Row, int Column, int LastRow, int LastColumn)>();
        for (var i = 0; i < _owner.Length; i++)
        {
            var (row, column) = (i / columns, i % columns);
            if (!numbers.TryGetValue(_owner[i], out var number))
            {
                numbers[_owner[i]] = number = boxes.Count;
                boxes.Add((row, column, row, column));
            }

            var box = boxes[number];
            boxes[number] = (
                box.Row,
                Math.Min(box.Column, column),
                Math.Max(box.LastRow, row),
                Math.Max(box.LastColumn, column)
            );
            _owner[i] = number;
        }

        return boxes.Select(b => new RuledCell(
            b.Row + 1,
            b.Column + 1,
            b.LastColumn - b.Column + 1,
            _xs[b.Column],
            _ys[b.Row],
            _xs[b.LastColumn + 1],
            _ys[b.LastRow + 1]
        ));
    }

    // Whether a line at this place passes through a point along it.
    private static bool IsRuled(List<RulingLine> rules, double at, double through)
    {
        foreach (var rule in rules)
        {
            if (Math.Abs(rule.At - at) <= RuledTableFinder.Near && rule.From <= through && rule.To >= through)
            {
                return true;
            }
        }

        return false;
    }

    // With path halving.
    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at)
        {
            at = parent[at] = parent[parent[at]];
        }

        return at;
    }

    // Index of the interval that a coordinate is in; -1 outside the grid.
    private static int Place(double[] lines, double at)
    {
        if (at < lines[0] || at > lines[^1])
        {
            return -1;
        }

        var place = Array.BinarySearch(lines, at);
        return Math.Min(place >= 0 ? place : ~place - 1, lines.Length - 2);
    }
}

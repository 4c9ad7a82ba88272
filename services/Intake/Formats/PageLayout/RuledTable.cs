namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>A cell of a ruled table, in points from the page's upper left corner.</summary>
internal sealed record RuledCell(int Row, int Column, int Span, double Left, double Top, double Right, double Bottom);

/// <summary>A ruled table: its places and which of them are one cell.</summary>
internal sealed class RuledTable
{
    // Rules this near are one, and ends this near meet.
    private const double Near = 2.5;
    private const int MaxLines = 400;

    private readonly double[] _xs;
    private readonly double[] _ys;
    private readonly int[] _owner;

    private RuledTable(double[] xs, double[] ys, List<RulingLine> across, List<RulingLine> down)
    {
        (_xs, _ys) = (xs, ys);
        _owner = Merge(across, down);
        Cells = [.. ToCells()];
    }

    public double Top => _ys[0];

    public double Bottom => _ys[^1];

    public double Left => _xs[0];

    public double Right => _xs[^1];

    public IReadOnlyList<RuledCell> Cells { get; }

    /// <summary>The cell at a place; null outside of the table.</summary>
    public RuledCell? CellAt(double x, double y)
    {
        var (column, row) = (Place(_xs, x), Place(_ys, y));
        return column < 0 || row < 0 ? null : Cells[_owner[(row * (_xs.Length - 1)) + column]];
    }

    /// <summary>The tables that the page's rules draw, from the top.</summary>
    public static IReadOnlyList<RuledTable> FindAll(FixedPage page)
    {
        var (across, down) = (Join(page.Across), Join(page.Down));
        var grids = new List<RuledTable>();
        foreach (var (rows, columns) in Groups(across, down))
        {
            var (xs, ys) = (Lines(columns), Lines(rows));
            if (
                xs.Length >= 2
                && ys.Length >= 2
                && xs.Length * ys.Length > 4
                && xs.Length <= MaxLines
                && ys.Length <= MaxLines
            )
            {
                grids.Add(new(xs, ys, rows, columns));
            }
        }

        return [.. grids.OrderBy(g => g.Top)];
    }

    // Pieces of one rule, drawn cell by cell, made one.
    private static List<RulingLine> Join(IReadOnlyList<RulingLine> rules)
    {
        var joined = new List<RulingLine>();
        foreach (var rule in rules.OrderBy(r => Math.Round(r.At / Near)).ThenBy(r => r.From))
        {
            if (joined.Count > 0 && joined[^1] is var last && IsSame(last, rule))
            {
                joined[^1] = last with { From = Math.Min(last.From, rule.From), To = Math.Max(last.To, rule.To) };
            }
            else
            {
                joined.Add(rule);
            }
        }

        return joined;
    }

    private static bool IsSame(RulingLine one, RulingLine other) =>
        Math.Abs(one.At - other.At) <= Near && other.From <= one.To + Near && one.From <= other.To + Near;

    // Rules that meet, directly or through others, are of one table.
    private static IEnumerable<(List<RulingLine> Across, List<RulingLine> Down)> Groups(
        List<RulingLine> across,
        List<RulingLine> down
    )
    {
        var left = new LinkedList<RulingLine>(down);
        var seen = new bool[across.Count];
        for (var first = 0; first < across.Count; first++)
        {
            if (seen[first])
            {
                continue;
            }

            var (rows, columns, queue) = (new List<RulingLine>(), new List<RulingLine>(), new Queue<int>([first]));
            seen[first] = true;
            while (queue.TryDequeue(out var at))
            {
                rows.Add(across[at]);
                for (var node = left.First; node is not null; )
                {
                    var (current, next) = (node, node.Next);
                    node = next;
                    if (!Meet(across[at], current.Value))
                    {
                        continue;
                    }

                    left.Remove(current);
                    columns.Add(current.Value);
                    for (var i = 0; i < across.Count; i++)
                    {
                        if (!seen[i] && Meet(across[i], current.Value))
                        {
                            seen[i] = true;
                            queue.Enqueue(i);
                        }
                    }
                }
            }

            yield return (rows, columns);
        }
    }

    private static bool Meet(RulingLine across, RulingLine down) =>
        down.At >= across.From - Near
        && down.At <= across.To + Near
        && across.At >= down.From - Near
        && across.At <= down.To + Near;

    private static double[] Lines(List<RulingLine> rules)
    {
        var lines = new List<double>();
        foreach (var at in rules.Select(r => r.At).Order())
        {
            if (lines.Count == 0 || at - lines[^1] > Near)
            {
                lines.Add(at);
            }
        }

        return [.. lines];
    }

    // Neighbouring places without a rule between them are one cell.
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

    private static bool IsRuled(List<RulingLine> rules, double at, double through)
    {
        foreach (var rule in rules)
        {
            if (Math.Abs(rule.At - at) <= Near && rule.From <= through && rule.To >= through)
            {
                return true;
            }
        }

        return false;
    }

    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at)
        {
            at = parent[at] = parent[parent[at]];
        }

        return at;
    }

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

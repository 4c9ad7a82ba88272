namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>Finds the tables that the ruling lines of a page draw.</summary>
internal static class RuledTableFinder
{
    /// <summary>In points: lines this close are one line, and ends this close meet.</summary>
    public const double Near = 2.5;

    // A grid of more lines is hatching or a drawing.
    private const int MaxLines = 400;

    /// <summary>The tables that the page's ruling lines draw, from the top.</summary>
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

    // Programs draw a line cell by cell: its pieces become one line.
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

    // Connected components: lines that meet, directly or through others, belong to one table.
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

    // Distinct places of lines, those that are near one another counted once.
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
}

namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Finds the part or subtotal of a sum that equals a surplus.</summary>
/// <remarks>A surplus that equals a part or a subtotal is nearly always that part counted twice.</remarks>
internal static class SumPartFinder
{
    /// <summary>The part of the cell's sum that equals the surplus, in Chinese; empty where there is none.</summary>
    public static string Find(EquationSystem table, int cell, long surplus)
    {
        foreach (var (equation, _) in table.Failing)
        {
            var terms = table.Terms(equation);
            // Only the total of an equation with one total: elsewhere "part" has no meaning.
            if (surplus <= 0 || terms[0].Cell != cell || terms.Count(t => t.Sign > 0) > 1)
            {
                continue;
            }

            var parts = terms.Skip(1).Select(t => t.Cell).ToArray();
            foreach (var run in Runs(table, parts))
            {
                if (run.Sum(c => table[c] ?? 0) == surplus)
                {
                    return Title(table, run);
                }
            }
        }

        return "";
    }

    // The rows under a heading, all columns but the first, and single parts.
    // A subtotal is what people add twice: the rows of （三）不予公开, or the columns of organizations.
    private static IEnumerable<int[]> Runs(EquationSystem table, int[] parts)
    {
        var cells = table.Edition.Cells;
        return parts
            .GroupBy(c => cells[c].Row.Groups is [.., var group] ? group : "")
            .Select(g => g.ToArray())
            .Where(g => g.Length > 1 && g.Length < parts.Length)
            .Append(parts[1..])
            .Concat(parts.Select(c => new[] { c }));
    }

    private static string Title(EquationSystem table, int[] run)
    {
        var first = table.Edition.Cells[run[0]];
        var last = table.Edition.Cells[run[^1]];
        return run.Length == 1 ? first.Title
            : first.Column != last.Column ? $"“{first.Column.Label}”至“{last.Column.Label}”的小计"
            : $"“{(first.Row.Groups is [.., var group] ? group : first.Row.Title)}”的小计";
    }
}

namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>Neighbouring cells, rows or columns in each other's place.</summary>
internal static class SwapRepairs
{
    public static IEnumerable<Repair> Of(EquationSystem table)
    {
        var rows = TableRows.Of(table);
        var columns = Transpose(rows);
        return Cells(table, rows)
            .Concat(Cells(table, columns))
            .Concat(Lines(table, rows, Cause.SwappedRows, c => table.Edition.Cells[c].Row.Title, "行"))
            .Concat(Lines(table, columns, Cause.SwappedColumns, c => table.Edition.Cells[c].Column.Label, "列"));
    }

    private static IEnumerable<Repair> Cells(EquationSystem table, int[][] lines)
    {
        foreach (var line in lines)
        {
            for (var i = 0; i + 1 < line.Length; i++)
            {
                if (Try(table, [line[i]], [line[i + 1]]) is { } after)
                {
                    var (one, other) = (table.Edition.Cells[line[i]], table.Edition.Cells[line[i + 1]]);
                    yield return new(Cause.SwappedCells, after, $"{one.Title}与{other.Title}可能互相填错了位置", 1);
                }
            }
        }
    }

    private static IEnumerable<Repair> Lines(
        EquationSystem table,
        int[][] lines,
        Cause cause,
        Func<int, string> title,
        string unit
    )
    {
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (Try(table, lines[i], lines[i + 1]) is { } after)
            {
                var subject =
                    $"{table.Table.Title}“{title(lines[i][0])}”与“{title(lines[i + 1][0])}”两{unit}可能互相填错了位置";
                yield return new(cause, after, subject, 2);
            }
        }
    }

    private static EquationSystem? Try(EquationSystem table, int[] one, int[] other)
    {
        if (
            one.Length != other.Length
            || !one.Concat(other).Any(table.IsSuspect)
            || one.Zip(other).All(p => table[p.First] == table[p.Second])
        )
        {
            return null;
        }

        var after = table.With(
            one.Zip(other).SelectMany(p => new[] { (p.First, table[p.Second]), (p.Second, table[p.First]) })
        );
        return after.Open < table.Open ? after : null;
    }

    private static int[][] Transpose(int[][] rows) =>
        rows.Length == 0 || rows.Any(r => r.Length != rows[0].Length)
            ? []
            : [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Select(r => r[c]).ToArray())];
}

namespace Disclosure.Statistics.Domain.Repairs;

/// <summary>A whole row or column that does not fit the others, made anew from them.</summary>
internal static class SumRepairs
{
    public static IEnumerable<Repair> Of(EquationSystem table)
    {
        var cells = table.Edition.Cells;
        var lines = table
            .Cells.GroupBy(c => cells[c].Row.Name)
            .Select(g => (Cells: g.ToArray(), cells[g.First()].Row.IsSum, Title: $"“{cells[g.First()].Row.Title}”行"))
            .Concat(
                table
                    .Cells.GroupBy(c => cells[c].Column.Name)
                    .Select(g =>
                        (
                            Cells: g.ToArray(),
                            cells[g.First()].Column.IsSum,
                            Title: $"“{cells[g.First()].Column.Label}”列"
                        )
                    )
            );
        foreach (var (line, isSum, title) in lines)
        {
            var after = table.With(line.Select(c => (c, (long?)null))).Solve();
            if (after?.Open < table.Open)
            {
                yield return new(
                    isSum ? Cause.StaleSum : Cause.WrongFigure,
                    after,
                    $"{table.Table.Title}{title}与其他数对不上，{(isSum ? "可能没有随加数重新合计" : "可能填错了")}",
                    (isSum ? 3 : 5) + (0.2 * table.ChangesTo(after).Count)
                );
            }
        }
    }
}

namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Recomputes a whole row or column that does not fit the others.</summary>
internal static class SumCorrections
{
    /// <summary>The recomputed rows and columns that leave fewer equations open.</summary>
    public static IEnumerable<CorrectionCandidate> Find(EquationSystem table)
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
            if (after?.OpenCount < table.OpenCount)
            {
                yield return new(
                    isSum ? MistakeCause.StaleSum : MistakeCause.WrongFigure,
                    after,
                    $"{table.Table.Title}{title}与其他数对不上，{(isSum ? "可能没有随加数重新合计" : "可能填错了")}",
                    (isSum ? 3 : 5) + (0.2 * table.ChangesTo(after).Count)
                );
            }
        }
    }
}

namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Recomputes a whole row or column that does not fit the others.</summary>
/// <remarks>The last tier: a line that is recomputed from the others always fits them.</remarks>
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
            // Unknown, then solved: the equations give the line if they determine it.
            var after = table.With(line.Select(c => (c, (long?)null))).Solve();
            if (after?.OpenCount < table.OpenCount)
            {
                yield return new(
                    isSum ? MistakeCause.StaleSum : MistakeCause.WrongFigure,
                    after,
                    $"{table.Table.Title}{title}与其他数对不上，{(isSum ? "可能没有随加数重新合计" : "可能填错了")}",
                    // Sums are forgotten more often than several figures are wrong; each changed cell makes it less likely.
                    (isSum ? 3 : 5) + (0.2 * table.ChangesTo(after).Count)
                );
            }
        }
    }
}

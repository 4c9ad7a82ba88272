namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>Takes over what last year's report carried out, where the sheet says otherwise and its equations then hold better.</summary>
internal static class CarryCorrections
{
    /// <param name="carried">By cell, what follows from last year's figures.</param>
    public static IEnumerable<CorrectionCandidate> Find(EquationSystem table, IReadOnlyDictionary<int, long> carried)
    {
        // Blanks are left out here: filling them is another correction.
        var changes = table
            .Cells.Where(c => carried.TryGetValue(c, out var expected) && table[c] is { } figure && figure != expected)
            .Select(c => (c, (long?)carried[c]))
            .ToArray();
        if (changes.Length == 0)
        {
            yield break;
        }

        var after = table.With(changes);
        // Only where it helps: the carried figure may be right and something else wrong.
        if (after.OpenCount < table.OpenCount)
        {
            yield return new(
                MistakeCause.WrongFigure,
                after,
                $"{table.Edition.Cells[changes[0].c].Title}等与上年年报的结转数不一致，可能没有照上年填写",
                0
            );
        }
    }

    /// <summary>Whether a correction changes a cell to something else than what follows from last year's figures.</summary>
    /// <param name="before">The table as it is.</param>
    public static bool IsContradicted(
        EquationSystem before,
        CorrectionCandidate candidate,
        IReadOnlyDictionary<int, long> carried
    ) => before.ChangesTo(candidate.After).Any(c => carried.TryGetValue(c.Cell, out var expected) && c.To != expected);
}

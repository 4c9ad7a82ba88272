using Disclosure.Form.References;
using Disclosure.Narrative.Domain.Claims;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>A line of prose with the claims that were found in it.</summary>
internal sealed record ClaimedParagraph(Line Line, IReadOnlyList<Claim> Claims, IReadOnlyList<Token> Tokens)
{
    /// <summary>Every line that states a number or says that there was none.</summary>
    public static IEnumerable<ClaimedParagraph> Of(Draft draft)
    {
        var finder = new ClaimFinder(new(draft.Year, draft.Directory.OwnNames));
        foreach (var line in draft.Lines.Where(l => l.IsProse))
        {
            var (claims, tokens) = finder.Find(line.Section, line.Text);
            if (tokens.Count > 1)
            {
                yield return new(line, claims, tokens);
            }
        }
    }
}

/// <summary>What a claim may mean, with what the cells say.</summary>
internal static class ReadingOf
{
    /// <summary>Each reading that has a value, the likeliest first; a reading that says the same as one before is left out.</summary>
    public static IReadOnlyList<(CellSum Sum, decimal Value)> All(Claim claim, ReferenceSheets figures)
    {
        var readings = new List<(CellSum Sum, decimal Value)>();
        foreach (var sum in claim.Subject.Readings)
        {
            var (value, undefined) = sum.Evaluate(figures);
            if (undefined == EvaluationFailure.None && !readings.Exists(r => r.Value == value))
            {
                readings.Add((sum, value));
            }
        }

        return readings;
    }

    public static bool Agrees(this Claim claim, decimal value) =>
        claim.Quantity.Unit == Unit.Money ? claim.Quantity.Agrees(value * 10_000) : claim.Quantity.Agrees(value);
}

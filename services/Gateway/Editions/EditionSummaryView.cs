using Disclosure.Form;

namespace Disclosure.Gateway.Editions;

/// <summary>An edition as a list shows it: what tells it from the others.</summary>
internal static class EditionSummaryView
{
    /// <summary>The summary; last_year is unset where the edition is in force.</summary>
    public static PublicV1.EditionSummary Create(Edition edition)
    {
        var summary = new PublicV1.EditionSummary
        {
            Name = $"editions/{edition.Id}",
            Edition = edition.Id,
            Notice = edition.Notice,
            FirstYear = edition.FirstYear,
            Digest = edition.Digest,
        };
        // Unset and not 0: the edition has no last year yet.
        if (edition.LastYear is { } last)
        {
            summary.LastYear = last;
        }

        return summary;
    }
}

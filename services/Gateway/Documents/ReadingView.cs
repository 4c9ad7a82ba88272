using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Statistics;

namespace Disclosure.Gateway.Documents;

/// <summary>A document that was read and checked, as the public contract shows it.</summary>
internal static class ReadingView
{
    /// <summary>Both etags are those of parts that were never written.</summary>
    public static PublicV1.Reading Create(IntakeV1.Reading read, CheckResult result, EditionCatalog editions)
    {
        // The edition of the document's tables, which its year need not require.
        // The edition was found by Intake, so the gateway has it as well.
        var edition = editions.Require(read.Sheet.Edition);
        var view = new PublicV1.Reading
        {
            Title = read.Title,
            AgencyName = read.AgencyName,
            Year = read.Year,
            Edition = read.Sheet.Edition,
            Contact = read.Contact,
            RuleSet = result.RuleSet,
            VerdictDigest = VerdictDigest.Compute(result),
            // An etag of something unwritten lets a first write be guarded too.
            Narrative = new() { Etag = StatisticsView.UnwrittenEtag },
            Statistics = StatisticsView.Create(StatisticsView.UnwrittenEtag, read.Sheet, edition),
        };
        // The findings hold the notes of the reader as well as those of the checks.
        view.Narrative.Sections.Add(read.Sections);
        view.Pictures.Add(read.Pictures);
        view.Origins.Add(read.Origins);
        view.Findings.Add(result.Findings);
        return view;
    }
}

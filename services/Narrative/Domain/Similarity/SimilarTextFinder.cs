using Disclosure.Form;
using Disclosure.ResourceNames;
using Microsoft.Extensions.Options;

namespace Disclosure.Narrative.Domain.Similarity;

/// <summary>Finds stored texts that a report may have been copied from.</summary>
internal sealed class SimilarTextFinder(
    IProseStore prose,
    ISimilarityStore similarity,
    EditionCatalog editions,
    IOptions<NarrativeOptions> options
)
{
    // Compared word for word; the bands bring the likeliest first.
    private const int MostCompared = 8;
    private const int MostFound = 3;

    // No report is on an earlier year.
    private const int FirstYear = 2008;

    /// <summary>text.copied of the agency's own earlier years and of other agencies' texts of any year up to this one.</summary>
    /// <param name="report">Its year bounds the years that are compared.</param>
    /// <param name="sections">The text that is checked, stored or not.</param>
    /// <param name="agencies">Other agencies that count; empty: all.</param>
    public async Task<IReadOnlyList<Finding>> FindAsync(
        ReportName report,
        IReadOnlyList<Section> sections,
        HashSet<string> agencies,
        CancellationToken cancellation
    )
    {
        var own = ShingleSet.Create(
            sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => (s.Name, s.Blocks)),
            editions.OutlineOf(report)
        );
        if (own.All.Count == 0)
        {
            return [];
        }

        if (report.Year <= FirstYear)
        {
            return [];
        }

        var keys = MinHashSignature.Create(own.All).BandKeys();
        var alike = await similarity.FindAsync(
            n => IsCompared(n, report, agencies),
            agencies.Count == 0 ? [] : [.. agencies, report.Agency.ToString()],
            keys,
            MostCompared,
            cancellation
        );
        // Last year's own text is the one most often copied; it is compared however little the bands share.
        // The list is cut after last year's text was put in front.
        var names = alike.Prepend(LastYearOf(report)).Distinct();
        var others = new List<ComparedText>();
        foreach (var name in names.Take(MostCompared))
        {
            if (await prose.FindAsync(name, null, cancellation) is { } found)
            {
                others.Add(
                    new(
                        name,
                        TitleOf(name, report),
                        ShingleSet.Create(found.Sections.Select(s => (s.Name, s.Blocks)), editions.OutlineOf(name))
                    )
                );
            }
        }

        return [.. SimilarityCheck.Find(own, others, options.Value.CopiedThreshold).Take(MostFound)];
    }

    // The report of the same kind.
    private static ReportName LastYearOf(ReportName report) =>
        ReportName.Parse("report", $"{report.Agency}/reports/{report.Year - 1}{(report.IsRegion ? "-region" : "")}");

    // The collected report of a region may repeat the agency's own report of the same year.
    private static bool IsCompared(ReportName other, ReportName report, HashSet<string> agencies) =>
        other.Agency == report.Agency
            ? other.Year < report.Year
            : other.Year <= report.Year && (agencies.Count == 0 || agencies.Contains(other.Agency.ToString()));

    // As findings call it.
    private static string TitleOf(ReportName other, ReportName report) =>
        other.Agency == report.Agency ? $"本机关{other.Year}年年报" : $"{other.Agency}的{other.Year}年年报";
}

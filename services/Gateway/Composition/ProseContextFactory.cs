using Disclosure.ContractMapping;
using Disclosure.Form;

namespace Disclosure.Gateway.Composition;

/// <summary>What Narrative compares prose with, from what Filing and Statistics answered.</summary>
internal sealed class ProseContextFactory(EditionCatalog editions)
{
    // Narrative takes 5,000 names in all; those of the agency and of the six levels above it come first.
    private const int MaxOtherNames = 4_000;

    /// <summary>For the prose of a stored report.</summary>
    /// <param name="figures">The report's own figures.</param>
    /// <param name="lastYear">The figures of the year before; null where there are none or several.</param>
    public NarrativeV1.CheckContext CreateForReport(
        FilingV1.ReportContext report,
        ReportV1.Sheet figures,
        ReportV1.Sheet? lastYear
    )
    {
        var context = Create(report.Report.Year, figures);
        context.Region = report.IsRegion();
        // Null stays null: there is then nothing to compare with.
        context.LastYear = lastYear;
        context.RulePack = report.RulePack;
        context.Agencies = new();
        context.Agencies.Own.Add(NamesOf(report.Agency));
        context.Agencies.Above.Add(report.Ancestors.SelectMany(NamesOf));
        // Names that the text could confuse with its own; several agencies may share an alias.
        context.Agencies.Others.Add(report.Neighbours.SelectMany(NamesOf).Distinct().Take(MaxOtherNames));
        return context;
    }

    /// <summary>For a document that belongs to no stored report: only what it says of itself.</summary>
    public NarrativeV1.CheckContext CreateForDocument(IntakeV1.Reading reading)
    {
        var context = Create(reading.Year, reading.Sheet);
        if (reading.AgencyName.Length > 0)
        {
            context.Agencies = new() { Own = { reading.AgencyName } };
        }

        return context;
    }

    private NarrativeV1.CheckContext Create(int year, ReportV1.Sheet figures) =>
        new()
        {
            Year = year,
            // A document of a year without an edition is checked against the edition of its tables.
            Form = (editions.ForYear(year) ?? editions.Require(figures.Edition)).ToReference(),
            Figures = figures,
        };

    private static IEnumerable<string> NamesOf(FilingV1.Agency agency) => agency.Aliases.Prepend(agency.Title);
}

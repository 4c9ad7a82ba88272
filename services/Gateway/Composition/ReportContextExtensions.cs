using Disclosure.ResourceNames;

namespace Disclosure.Gateway.Composition;

/// <summary>Answers that follow from a report's context.</summary>
internal static class ReportContextExtensions
{
    /// <summary>The report's name, parsed.</summary>
    public static ReportName Name(this FilingV1.ReportContext context) => ReportName.Parse("name", context.Report.Name);

    /// <summary>Whether it is the collected report of a region.</summary>
    public static bool IsRegion(this FilingV1.ReportContext context) => context.Name().IsRegion;

    /// <summary>The figures of the year before: the agency's own, or those of its predecessors.</summary>
    public static IEnumerable<StatisticsV1.SheetReference> PreviousSheets(this FilingV1.ReportContext context) =>
        context.Previous.Select(p => p.ToSheetReference());

    /// <summary>The agencies whose texts, drafts among them, are compared with the report's: its own and those of its region.</summary>
    public static IEnumerable<string> ComparableAgencies(this FilingV1.ReportContext context) =>
        // Prepended: the own agency is there even without neighbours.
        context.Neighbours.Select(a => a.Name).Prepend(context.Agency.Name).Distinct();
}

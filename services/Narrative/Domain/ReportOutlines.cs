using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Narrative.Domain;

/// <summary>The outline of a report by its name.</summary>
internal static class ReportOutlines
{
    /// <summary>The sections that a report has: those of the edition of its year, or of the oldest where none covers the year.</summary>
    /// <remarks>Editions are ordered by their years, the newest first.</remarks>
    public static SectionOutline OutlineOf(this EditionCatalog editions, ReportName report) =>
        (editions.ForYear(report.Year) ?? editions.Editions[^1]).Outline;
}

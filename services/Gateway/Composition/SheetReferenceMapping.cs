namespace Disclosure.Gateway.Composition;

/// <summary>Reports as Filing lists them, to the references by which Statistics finds their figures.</summary>
internal static class SheetReferenceMapping
{
    /// <summary>The figures of a report: the pinned revision, or the newest where none is pinned.</summary>
    /// <remarks>Revision 0 stands for the newest.</remarks>
    public static StatisticsV1.SheetReference ToSheetReference(this FilingV1.PinnedReport report) =>
        new()
        {
            Name = $"{report.Name}/statistics",
            Revision = report.StatisticsRevision,
            Title = report.AgencyTitle,
        };

    /// <summary>The figures of a report of the year before, and whether only a part of its agency went over.</summary>
    public static StatisticsV1.SheetReference ToSheetReference(this FilingV1.PreviousReport previous)
    {
        var reference = previous.Report.ToSheetReference();
        reference.InPart = previous.InPart;
        return reference;
    }
}

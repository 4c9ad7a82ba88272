using Disclosure.Form;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>What a report's figures are held against: last year's, the office's history, its peers, its region.</summary>
internal sealed class Comparables(FilingV1.FilingService.FilingServiceClient filing)
{
    /// <summary>What a check of a report needs but for the report itself.</summary>
    /// <param name="predecessors">Offices that the reporting one was made of; none: it is its own predecessor.</param>
    public async Task<Basis> OfAsync(
        ReportName report,
        IReadOnlyList<string> predecessors,
        IReadOnlyList<string> inPart,
        CallOptions call
    )
    {
        var region = report.IsRegion ? CountedAsync(report.Agency, report.Year, call) : null;
        var known = await filing.ListComparableReportsAsync(new() { Name = report.ToString() }, call);
        var check = new StatisticsV1.CheckSheetRequest { Level = known.Agency.Level, Kind = known.Agency.Kind };
        check.Previous.Add(
            predecessors.Count + inPart.Count == 0
                ? known.History.Where(h => h.Year == report.Year - 1).Select(h => h.ToSheet())
                : await PreviousAsync(report, predecessors, inPart, call)
        );
        check.History.Add(known.History.Select(h => h.ToSheet()));
        check.Peers.Add(known.Peers.Select(p => p.ToSheet()));
        if (region is null)
        {
            return new(check, []);
        }

        check.Members.Add((await region).Reports.Select(r => r.ToSheet()));
        return new(check, (await region).Findings);
    }

    /// <param name="Check">A check of the figures that lacks the figures.</param>
    /// <param name="Findings">Offices that are missing in the region, where the report is collected.</param>
    internal sealed record Basis(StatisticsV1.CheckSheetRequest Check, IReadOnlyCollection<ReportV1.Finding> Findings);

    /// <summary>The reports that count for a region. AGENCY_NOT_FOUND.</summary>
    public async Task<FilingV1.ListCountedReportsResponse> CountedAsync(
        AgencyName agency,
        int year,
        CallOptions call
    ) => await filing.ListCountedReportsAsync(new() { Agency = agency.ToString(), Year = year }, call);

    /// <summary>Last year's figures of the offices that a report's office was made of; those without are left out.</summary>
    public async Task<IReadOnlyList<StatisticsV1.SheetReference>> PreviousAsync(
        ReportName report,
        IReadOnlyList<string> predecessors,
        IReadOnlyList<string> inPart,
        CallOptions call
    )
    {
        Predecessors.RequireFew(predecessors.Count + inPart.Count);
        var whole = predecessors.Count + inPart.Count == 0 ? [report.Agency.ToString()] : predecessors;
        var found = await Task.WhenAll(
            whole.Select(p => FindAsync(p, false)).Concat(inPart.Select(p => FindAsync(p, true)))
        );
        return [.. found.OfType<StatisticsV1.SheetReference>()];

        async Task<StatisticsV1.SheetReference?> FindAsync(string agency, bool isInPart)
        {
            var name = Predecessors.ReportOf(agency, report);
            var last = await ReportView.OrNoneAsync(filing.GetReportAsync(new() { Name = name.ToString() }, call));
            return last is null
                ? null
                : new()
                {
                    Name = $"{name}/statistics",
                    Revision = last.StatisticsRevision,
                    Title = last.AgencyTitle,
                    InPart = isInPart,
                };
        }
    }
}

internal static class PinnedSheet
{
    /// <summary>The figures of a report that another is held against.</summary>
    public static StatisticsV1.SheetReference ToSheet(this FilingV1.PinnedReport report) =>
        new()
        {
            Name = $"{report.Name}/statistics",
            Revision = report.StatisticsRevision,
            Title = report.AgencyTitle,
        };
}

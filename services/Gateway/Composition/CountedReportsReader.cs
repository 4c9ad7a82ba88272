using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Composition;

/// <summary>Reads the stream of reports that count for a region into one list.</summary>
internal sealed class CountedReportsReader(FilingV1.FilingService.FilingServiceClient filing)
{
    /// <summary>NOT_FOUND / AGENCY_NOT_FOUND, INVALID_ARGUMENT / REGION_TOO_LARGE.</summary>
    public async Task<CountedReports> ReadAsync(AgencyName agency, int year, CallOptions call)
    {
        // Each list goes on from message to message, so merging the messages joins them.
        var whole = new FilingV1.ListCountedReportsResponse();
        using var parts = filing.ListCountedReports(new() { Agency = agency.ToString(), Year = year }, call);
        await foreach (var part in parts.ResponseStream.ReadAllAsync(call.CancellationToken))
        {
            whole.MergeFrom(part);
        }

        return new(whole.Reports, whole.Missing, whole.Findings, whole.Stale);
    }
}

/// <summary>What counts in a region in a year.</summary>
/// <param name="Reports">Each once, the region's own agency first.</param>
/// <param name="Missing">Agencies that had to report and have no report that counts.</param>
/// <param name="Findings">One of code region.missing for each missing agency.</param>
/// <param name="IsStale">A report that was published does not count now.</param>
internal sealed record CountedReports(
    IReadOnlyList<FilingV1.PinnedReport> Reports,
    IReadOnlyList<FilingV1.Agency> Missing,
    IReadOnlyList<ReportV1.Finding> Findings,
    bool IsStale
)
{
    /// <summary>The references of all figures.</summary>
    public IEnumerable<StatisticsV1.SheetReference> Sheets => Reports.Select(r => r.ToSheetReference());
}

using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Composition;

/// <summary>Reads the stream of reports that count for a region into one list.</summary>
internal sealed class CountedReportsReader(FilingV1.FilingService.FilingServiceClient filing)
{
    /// <summary>What counts for a collected report: with its context where that brought it, else by a call of its own.</summary>
    public async Task<CountedReports> ReadAsync(FilingV1.ReportContext context, CallOptions call)
    {
        var name = context.Name();
        // The context may bring the counted reports along, which spares a call.
        return context.Counted is { } counted ? Create(counted) : await ReadAsync(name.Agency, name.Year, call);
    }

    /// <summary>NOT_FOUND / AGENCY_NOT_FOUND, INVALID_ARGUMENT / REGION_TOO_LARGE.</summary>
    /// <param name="basis">Which reports stand for their agencies; unspecified: those that count.</param>
    public async Task<CountedReports> ReadAsync(
        AgencyName agency,
        int year,
        CallOptions call,
        PublicV1.RegionBasis basis = PublicV1.RegionBasis.Unspecified
    )
    {
        // Each list goes on from message to message, so merging the messages joins them.
        var whole = new FilingV1.ListCountedReportsResponse();
        var ask = new FilingV1.ListCountedReportsRequest
        {
            Agency = agency.ToString(),
            Year = year,
            Basis = (FilingV1.RegionBasis)basis,
        };
        using var parts = filing.ListCountedReports(ask, call);
        await foreach (var part in parts.ResponseStream.ReadAllAsync(call.CancellationToken))
        {
            // MergeFrom appends lists and sets flags.
            whole.MergeFrom(part);
        }

        return Create(whole);
    }

    private static CountedReports Create(FilingV1.ListCountedReportsResponse whole) =>
        new(whole.Reports, whole.Missing, whole.Findings, whole.Stale, whole.Provisional);
}

/// <summary>What counts in a region in a year.</summary>
/// <param name="Reports">Each once, the region's own agency first.</param>
/// <param name="Missing">Agencies that had to report and have no report that counts.</param>
/// <param name="Findings">One of code region.missing for each missing agency.</param>
/// <param name="IsStale">A report that was published does not count now.</param>
/// <param name="IsProvisional">Not all that must report count, or one is among them that does not.</param>
internal sealed record CountedReports(
    IReadOnlyList<FilingV1.PinnedReport> Reports,
    IReadOnlyList<FilingV1.Agency> Missing,
    IReadOnlyList<ReportV1.Finding> Findings,
    bool IsStale,
    bool IsProvisional
)
{
    /// <summary>The references of all figures.</summary>
    public IEnumerable<StatisticsV1.SheetReference> Sheets => Reports.Select(r => r.ToSheetReference());
}

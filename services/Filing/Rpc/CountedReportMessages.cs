using Disclosure.ContractMapping;
using Disclosure.Filing.Domain.Regions;
using Disclosure.ResourceNames;
using Google.Protobuf;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Splits what counts in a region into messages that every client can receive.</summary>
internal static class CountedReportMessages
{
    // The contract's limit, of reports, missing agencies and findings together.
    private const int MaxEntries = 5_000;

    // A quarter of what gRPC clients accept by default: entries with long titles and aliases end a message sooner.
    private const int MaxBytes = 1024 * 1024;

    /// <summary>All that counts in one message; null where one is not enough.</summary>
    /// <param name="own">The region's own agency; its report comes first.</param>
    public static Proto.ListCountedReportsResponse? CreateWhole(RegionCoverage region, AgencyName own)
    {
        // Two are enough to know that one is not: the rest of a large region is never built.
        Proto.ListCountedReportsResponse[] first = [.. Split(region, own).Take(2)];
        return first is [var whole] ? whole : null;
    }

    /// <summary>At least one message: reports, the region's own first, then missing agencies each with its finding.</summary>
    public static IEnumerable<Proto.ListCountedReportsResponse> Split(RegionCoverage region, AgencyName own)
    {
        var message = new Proto.ListCountedReportsResponse();
        var (entries, bytes) = (0, 0);
        // A stable sort: the others stay in the order of their names.
        foreach (var counted in region.Members.OrderByDescending(a => a.Agency.Name == own))
        {
            var report = counted.ToPinned(region.Year);
            if (!Fits(report))
            {
                yield return message;
                message = Restart(report);
            }

            message.Reports.Add(report);
        }

        // A missing agency and its finding travel in the same message.
        foreach (var agency in region.Missing)
        {
            // Counted as two entries, as the contract's limit does.
            var (missing, finding) = (agency.ToProto(), region.CreateFinding(agency).ToProto());
            if (!Fits(missing, finding))
            {
                yield return message;
                message = Restart(missing, finding);
            }

            message.Missing.Add(missing);
            message.Findings.Add(finding);
        }

        // Known from the start, but only the last message may say it: a client reads up to it anyway.
        message.Stale = region.IsStale;
        message.Provisional = region.IsProvisional;
        yield return message;

        // A single entry always fits, however large it is.
        bool Fits(params ReadOnlySpan<IMessage> added)
        {
            Count(added);
            return entries <= MaxEntries && (bytes <= MaxBytes || entries == added.Length);
        }

        // A new message, counted as if it held its first entries already.
        Proto.ListCountedReportsResponse Restart(params ReadOnlySpan<IMessage> first)
        {
            (entries, bytes) = (0, 0);
            Count(first);
            return new();
        }

        void Count(ReadOnlySpan<IMessage> added)
        {
            entries += added.Length;
            foreach (var entry in added)
            {
                bytes += entry.CalculateSize();
            }
        }
    }
}

using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Filing.Domain;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

internal sealed partial class FilingRpc
{
    private const int MaxOffices = 200_000;
    private const int MaxHistory = 50;
    private const int MaxPeers = 2000;

    public override async Task<Proto.ListCountedReportsResponse> ListCountedReports(
        Proto.ListCountedReportsRequest request,
        ServerCallContext context
    )
    {
        var agency = await RequireAgencyAsync(AgencyName.Parse("agency", request.Agency), context.CancellationToken);
        var year = ReportName.FromId("year", agency.Name, $"{request.Year}").Year;
        var offices = await reports.ListRegionAsync(agency.Name, year, MaxOffices + 1, context.CancellationToken);
        if (offices.Count > MaxOffices)
        {
            throw new ApiException(
                ErrorCode.ResourceExhausted,
                "REGION_TOO_LARGE",
                $"{agency.Name} has more than {MaxOffices} offices below it.",
                $"{agency.Title}下属机关超过 {MaxOffices} 个，请按下级地区分别汇总。"
            );
        }

        var region = new Region(year, offices);
        var answer = new Proto.ListCountedReportsResponse { Stale = region.IsStale };
        answer.Reports.Add(
            region.Counted.OrderByDescending(o => o.Agency.Name == agency.Name).Select(o => o.ToPinned(year))
        );
        answer.Missing.Add(region.Missing.Select(a => a.ToProto()));
        answer.Findings.Add(region.Findings.Select(f => f.ToProto()));
        return answer;
    }

    public override async Task<Proto.ListComparableReportsResponse> ListComparableReports(
        Proto.ListComparableReportsRequest request,
        ServerCallContext context
    )
    {
        var name = ReportName.Parse("name", request.Name);
        var agency = await RequireAgencyAsync(name.Agency, context.CancellationToken);
        var answer = new Proto.ListComparableReportsResponse { Agency = agency.ToProto() };
        var history = await reports.ListHistoryAsync(name, MaxHistory, context.CancellationToken);
        answer.History.Add(history.Reverse().Select(r => r.ToPinned()));
        var peers = await reports.ListPeersAsync(name, MaxPeers, context.CancellationToken);
        answer.Peers.Add(peers.Select(r => r.ToPinned()));
        return answer;
    }
}

using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Rules;
using Grpc.Core;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

internal sealed partial class StatisticsRpc
{
    private const int MaxPrevious = 100;
    private const int MaxHistory = 50;
    private const int MaxPeers = 2000;
    private const int MaxNamedOffices = 5;

    public override async Task<Proto.CheckSheetResponse> CheckSheet(
        Proto.CheckSheetRequest request,
        ServerCallContext context
    )
    {
        var sheet = ToDomain(request.Sheet, "sheet");
        var stop = context.CancellationToken;
        var verdict = judge.Judge(
            new Case(sheet, (Stage)request.Stage, request.Year)
            {
                Previous = await PreviousAsync(sheet.Edition, request.Previous, stop),
                History = await MappedAsync(sheet.Edition, request.History.ToMembers("history", MaxHistory), stop),
                Peers = await MappedAsync(sheet.Edition, request.Peers.ToMembers("peers", MaxPeers), stop),
                Office = new((AgencyLevel)request.Level, (AgencyKind)request.Kind),
                Region = await RegionAsync(sheet, request.Members.ToMembers("members", MaxMembers), stop),
                TrendThreshold = options.Value.TrendThreshold,
            }
        );
        var answer = new Proto.CheckSheetResponse { RuleSet = verdict.RuleSet };
        answer.Findings.Add(verdict.Findings.Select(f => f.ToProto()));
        answer.Suggestions.Add(verdict.Suggestions.Select(s => s.ToProto()));
        answer.Unassessed.Add(verdict.Unassessed.Select(u => u.ToProto()));
        return answer;
    }

    // Sheets of an edition that nothing maps onto this one tell nothing about it.
    private async Task<IReadOnlyList<MappedSheet>> MappedAsync(
        Edition edition,
        IReadOnlyList<Member> members,
        CancellationToken cancellation
    ) =>
        [
            .. (await reader.FindAsync(members, cancellation))
                .Select(f => editions.FindMap(f.Sheet.Sheet.Edition, edition)?.Map(f.Sheet.Sheet))
                .OfType<MappedSheet>(),
        ];

    private async Task<RegionSum?> RegionAsync(
        Sheet sheet,
        IReadOnlyList<Member> members,
        CancellationToken cancellation
    )
    {
        if (members.Count == 0)
        {
            return null;
        }

        var sum = await reader.SumAsync(sheet.Edition, members, cancellation);
        var differences = RegionCheck.Differences(sheet, sum.Total);
        return sum with
        {
            Parts = await reader.PartsAsync(sheet.Edition, members, differences, MaxNamedOffices, cancellation),
        };
    }
}

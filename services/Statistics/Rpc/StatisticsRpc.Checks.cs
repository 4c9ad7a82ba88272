using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Rpc;
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
        IAsyncStreamReader<Proto.CheckSheetRequest> requestStream,
        ServerCallContext context
    )
    {
        var stop = context.CancellationToken;
        var request = await requestStream.ReadWholeAsync(r => r.Members.Count, MaxMembers, stop);
        var sheet = await SubjectAsync(request, stop);
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
        if (request.SubjectCase == Proto.CheckSheetRequest.SubjectOneofCase.Name)
        {
            answer.Sheet = sheet.ToProto();
        }

        if (request.Previous is [var last])
        {
            answer.LastSheet = (await reader.FindAsync(request.Previous.ToMembers("previous", 1), stop))
                .FirstOrDefault()
                .Sheet?.Sheet.ToProto();
        }

        answer.Findings.Add(verdict.Findings.Select(f => f.ToProto()));
        answer.Suggestions.Add(verdict.Suggestions.Select(s => s.ToProto()));
        answer.Unassessed.Add(verdict.Unassessed.Select(u => u.ToProto()));
        return answer;
    }

    // What is checked: figures that came along, or the report's newest, which are blank before the first write.
    private async Task<Sheet> SubjectAsync(Proto.CheckSheetRequest request, CancellationToken cancellation)
    {
        switch (request.SubjectCase)
        {
            case Proto.CheckSheetRequest.SubjectOneofCase.Sheet:
                return ToDomain(request.Sheet, "sheet");
            case Proto.CheckSheetRequest.SubjectOneofCase.Name:
                var report = ReportOf(request.Name);
                return (await sheets.FindAsync(report, null, cancellation))?.Sheet
                    ?? Sheet.Empty(editions.ForYear(report.Year) ?? editions.Editions[0]);
            default:
                throw ApiError.InvalidField(
                    "subject",
                    "FIELD_REQUIRED",
                    "must be a sheet or the name of one",
                    "没有说明要检查哪份表格"
                );
        }
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

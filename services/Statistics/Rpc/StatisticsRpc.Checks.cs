using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Rules;
using Grpc.Core;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

internal sealed partial class StatisticsRpc
{
    // Bounds on what a check compares with; predecessors are several where agencies were merged.
    private const int MaxPrevious = 100;
    private const int MaxHistory = 50;
    private const int MaxPeers = 2000;
    private const int MaxNamedAgencies = 5;

    /// <summary>
    /// Checks a sheet, given or stored, against all rules of its edition. The answer holds the stored sheet and last year's, so
    /// that the caller does not have to ask for them.
    /// </summary>
    public override async Task<Proto.CheckSheetResponse> CheckSheet(
        IAsyncStreamReader<Proto.CheckSheetRequest> requestStream,
        ServerCallContext context
    )
    {
        var stop = context.CancellationToken;
        var request = await requestStream.ReadWholeAsync(r => r.Members.Count, MaxMembers, stop);
        var sheet = await FindSubjectAsync(request, stop);
        var result = checker.Check(
            new CheckInput(sheet, (CheckStage)request.Stage, request.Year)
            {
                Previous = await FindPreviousAsync(sheet.Edition, request.Previous, stop),
                History = await FindMappedAsync(sheet.Edition, request.History.ToMembers("history", MaxHistory), stop),
                Peers = await FindMappedAsync(sheet.Edition, request.Peers.ToMembers("peers", MaxPeers), stop),
                Agency = new((AgencyLevel)request.Level, (AgencyKind)request.Kind),
                Region = await SumRegionAsync(sheet, request.Members.ToMembers("members", MaxMembers), stop),
                TrendThreshold = options.Value.TrendThreshold,
            }
        );
        var answer = new Proto.CheckSheetResponse { RuleSet = result.RuleSet };
        if (request.SubjectCase == Proto.CheckSheetRequest.SubjectOneofCase.Name)
        {
            answer.Sheet = sheet.ToProto();
        }

        if (request.Previous is [_])
        {
            var found = await reader.FindAsync(request.Previous.ToMembers("previous", 1), stop);
            answer.LastSheet = found is [var last] ? last.Sheet.Sheet.ToProto() : null;
        }

        answer.Findings.Add(result.Findings.Select(f => f.ToProto()));
        answer.Suggestions.Add(result.Suggestions.Select(s => s.ToProto()));
        answer.Unassessed.Add(result.Unassessed.Select(u => u.ToProto()));
        return answer;
    }

    // The sheet in the request, or the newest sheet of the named report, which is blank before the first write.
    private async Task<Sheet> FindSubjectAsync(Proto.CheckSheetRequest request, CancellationToken cancellation)
    {
        switch (request.SubjectCase)
        {
            case Proto.CheckSheetRequest.SubjectOneofCase.Sheet:
                return ToDomain(request.Sheet, "sheet");
            case Proto.CheckSheetRequest.SubjectOneofCase.Name:
                var report = ParseReport(request.Name);
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

    // Leaves out sheets of editions that are not comparable with this one.
    private async Task<IReadOnlyList<MappedSheet>> FindMappedAsync(
        Edition edition,
        IReadOnlyList<MemberSheet> members,
        CancellationToken cancellation
    ) =>
        [
            .. (await reader.FindAsync(members, cancellation))
                .Select(f => editions.FindMap(f.Sheet.Sheet.Edition, edition)?.Map(f.Sheet.Sheet))
                .OfType<MappedSheet>(),
        ];

    // Null for the sheet of one agency. A second pass finds the agencies behind the cells that differ.
    private async Task<RegionTotal?> SumRegionAsync(
        Sheet sheet,
        IReadOnlyList<MemberSheet> members,
        CancellationToken cancellation
    )
    {
        if (members.Count == 0)
        {
            return null;
        }

        var sum = await reader.SumAsync(sheet.Edition, members, skipMissing: false, cancellation);
        var differences = RegionDifference.Find(sheet, sum.Total).ToDictionary(d => d.Cell, d => Math.Abs(d.Excess));
        return sum with
        {
            Contributions = await reader.FindContributionsAsync(
                sheet.Edition,
                members,
                differences,
                MaxNamedAgencies,
                cancellation
            ),
        };
    }
}

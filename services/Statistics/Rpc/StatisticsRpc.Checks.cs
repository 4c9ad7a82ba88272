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
        // A stream: the members of a region do not fit in one message.
        var request = await requestStream.ReadWholeAsync(r => r.Members.Count, MaxMembers, stop);
        // Last year's figures, history and peers are read from this service's own store, by the names that the caller gives.
        var sheet = await FindSubjectAsync(request, stop);
        var result = checker.Check(
            new CheckInput(sheet, (CheckStage)request.Stage, request.Year)
            {
                Previous = await FindPreviousAsync(sheet.Edition, request.Previous, stop),
                History = await FindMappedAsync(sheet.Edition, request.History.ToMembers("history", MaxHistory), stop),
                Peers = await FindMappedAsync(sheet.Edition, request.Peers.ToMembers("peers", MaxPeers), stop),
                // Level and kind come from Filing through the caller: this service knows no agency.
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

        // One predecessor is what texts are compared with; of several there is no one sheet.
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
                    // Blank and of the edition that the year requires: a check before the first write finds every cell blank.
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
    // Peers on another form are left out and not refused: history is only shorter then.
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

        // Every member must have its figures: a region is not checked against a sum with holes.
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

using Disclosure.ServiceDefaults.Faults;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain;
using Disclosure.Vocabulary;
using Disclosure.Vocabulary.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

/// <summary>The contract: finds, guards, changes, stores, answers.</summary>
internal sealed class StatisticsRpc(EditionFiles editions, SheetJudge judge, ISheetStore sheets, TimeProvider clock)
    : Proto.StatisticsService.StatisticsServiceBase
{
    private const string EditionPrefix = "editions/";

    public override Task<Disclosure.Report.V1.Edition> GetEdition(
        Proto.GetEditionRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            editions.Messages.FirstOrDefault(e => EditionPrefix + e.Edition_ == request.Name)
                ?? throw Fault.NotFound("EDITION_NOT_FOUND", request.Name, $"没有“{request.Name}”这个版本的年报表样。")
        );

    public override Task<Proto.ListEditionsResponse> ListEditions(
        Proto.ListEditionsRequest request,
        ServerCallContext context
    )
    {
        var answer = new Proto.ListEditionsResponse();
        answer.Editions.Add(editions.Messages);
        return Task.FromResult(answer);
    }

    public override async Task<Proto.Statistics> GetStatistics(
        Proto.GetStatisticsRequest request,
        ServerCallContext context
    )
    {
        var report = ReportName.ParseChild("name", request.Name, "statistics");
        long? revision = request.Revision == 0 ? null : request.Revision;
        var found = await sheets.FindAsync(report, revision, context.CancellationToken);
        return found is not null ? ToProto(found)
            : revision is null ? throw Fault.NotFound("STATISTICS_NOT_FOUND", request.Name, "这份年报还没有填写表格。")
            : throw Fault.NotFound(
                "REVISION_NOT_FOUND",
                $"{request.Name}/revisions/{revision}",
                $"表格没有第 {revision} 次修改的记录。"
            );
    }

    public override Task<Proto.Statistics> ReplaceStatistics(
        Proto.ReplaceStatisticsRequest request,
        ServerCallContext context
    )
    {
        var sheet = ToDomain(request.Sheet, "sheet");
        return WriteAsync(request.Name, request.Etag, RequestKey.Of(request.RequestId, request), _ => sheet, context);
    }

    public override Task<Proto.Statistics> UpdateCells(Proto.UpdateCellsRequest request, ServerCallContext context)
    {
        var first = editions.Catalog.Require("edition", request.Edition);
        return WriteAsync(
            request.Name,
            request.Etag,
            RequestKey.Of(request.RequestId, request),
            current =>
            {
                var sheet = current ?? Sheet.Empty(first);
                return sheet.With(CellChanges.Parse(sheet.Edition, request.Cells, request.NotApplicable));
            },
            context
        );
    }

    public override Task<Proto.CheckSheetResponse> CheckSheet(
        Proto.CheckSheetRequest request,
        ServerCallContext context
    )
    {
        var sheet = ToDomain(request.Sheet, "sheet");
        var answer = new Proto.CheckSheetResponse { RuleSet = judge.RulesOf(sheet.Edition).Version };
        answer.Findings.Add(judge.Judge(sheet, (Stage)request.Stage, request.Year).Select(f => f.ToProto()));
        return Task.FromResult(answer);
    }

    private async Task<Proto.Statistics> WriteAsync(
        string name,
        string etag,
        RequestKey key,
        Func<Sheet?, Sheet> change,
        ServerCallContext context
    )
    {
        var report = ReportName.ParseChild("name", name, "statistics");
        var write = new SheetWrite(report, key, etag, context.Actor(), clock.GetUtcNow(), change);
        return ToProto(await sheets.WriteAsync(write, context.CancellationToken));
    }

    private Sheet ToDomain(Disclosure.Report.V1.Sheet message, string field) =>
        message.ToDomain(editions.Catalog.Require($"{field}.edition", message.Edition), field);

    private static Proto.Statistics ToProto(SheetRevision revision) =>
        new()
        {
            Name = $"{revision.Report}/statistics",
            Revision = revision.Revision,
            Etag = $"{revision.Revision}",
            Sheet = revision.Sheet.ToProto(),
            CreateTime = revision.CreateTime.ToTimestamp(),
        };
}

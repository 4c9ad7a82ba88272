using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Sheets;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

/// <summary>The contract: finds, guards, changes, stores, answers.</summary>
internal sealed partial class StatisticsRpc(
    EditionCatalog editions,
    SheetJudge judge,
    ISheetStore sheets,
    SheetReader reader,
    IOptions<StatisticsOptions> options,
    TimeProvider clock
) : Proto.StatisticsService.StatisticsServiceBase
{
    public override async Task<Proto.Statistics> GetStatistics(
        Proto.GetStatisticsRequest request,
        ServerCallContext context
    )
    {
        var report = ReportOf(request.Name);
        return request.Revision == 0
            ? (await NewestAsync(report, context.CancellationToken)).ToProto()
            : (await RevisionAsync(report, request.Revision, context.CancellationToken)).ToProto();
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
        var first = editions.Require(request.Edition);
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

    private async Task<Proto.Statistics> WriteAsync(
        string name,
        string etag,
        RequestKey key,
        Func<Sheet?, Sheet> change,
        ServerCallContext context
    )
    {
        var write = new SheetWrite(ReportOf(name), key, etag, context.Actor(), clock.GetUtcNow(), change);
        return (await sheets.WriteAsync(write, context.CancellationToken)).ToProto();
    }

    private async Task<SheetRevision> NewestAsync(ReportName report, CancellationToken cancellation) =>
        await sheets.FindAsync(report, null, cancellation)
        ?? throw ApiError.NotFound("STATISTICS_NOT_FOUND", $"{report}/statistics", "这份年报还没有填写表格。");

    private async Task<SheetRevision> RevisionAsync(ReportName report, long revision, CancellationToken cancellation) =>
        await sheets.FindAsync(report, revision, cancellation)
        ?? throw ApiError.NotFound(
            "REVISION_NOT_FOUND",
            $"{report}/statistics/revisions/{revision}",
            $"表格没有第 {revision} 次修改的记录。"
        );

    private Sheet ToDomain(Disclosure.Report.V1.Sheet message, string field) => message.ToDomain(editions, field);

    private static ReportName ReportOf(string name, string field = "name") =>
        ReportName.ParseChild(field, name, "statistics");
}

using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain.Checks;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Sheets;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

/// <summary>Implements the contract of the service: sheets, checks, regions, years and history, one file each.</summary>
internal sealed partial class StatisticsRpc(
    EditionCatalog editions,
    SheetChecker checker,
    ISheetStore sheets,
    SheetReader reader,
    IOptions<StatisticsOptions> options,
    TimeProvider clock
) : Proto.StatisticsService.StatisticsServiceBase
{
    private const int MaxOthers = 100;

    /// <summary>
    /// Gets a revision, by default the newest, and other sheets in the same call. With allow_missing, a report without figures
    /// gets an empty answer. STATISTICS_NOT_FOUND, REVISION_NOT_FOUND.
    /// </summary>
    public override async Task<Proto.Statistics> GetStatistics(
        Proto.GetStatisticsRequest request,
        ServerCallContext context
    )
    {
        var report = ParseReport(request.Name);
        var others = request.Others.ToMembers("others", MaxOthers);
        var revision =
            request.Revision > 0 ? await RevisionAsync(report, request.Revision, context.CancellationToken)
            // Null is a fine answer for a report that was just opened.
            : request.AllowMissing ? await sheets.FindAsync(report, null, context.CancellationToken)
            : await NewestAsync(report, context.CancellationToken);
        var answer = revision?.ToProto() ?? new Proto.Statistics { Name = request.Name };
        answer.Others.Add(
            (await reader.FindAsync(others, context.CancellationToken)).Select(o => new Proto.OtherSheet
            {
                Name = $"{o.Sheet.Report}/statistics",
                Sheet = o.Sheet.Sheet.ToProto(),
            })
        );
        return answer;
    }

    /// <summary>Returns the newest revision and raises the fence, when a report changes its state. STATISTICS_NOT_FOUND.</summary>
    public override async Task<Proto.Statistics> PinStatistics(
        Proto.PinStatisticsRequest request,
        ServerCallContext context
    )
    {
        // The fence is part of the key here: another fence is another move.
        var pin = new SheetPin(
            ParseReport(request.Name),
            RequestKey.Create(request.RequestId, request),
            request.Fence,
            clock.GetUtcNow()
        );
        return (await sheets.PinAsync(pin, context.CancellationToken) ?? throw NoStatistics(pin.Report)).ToProto();
    }

    /// <summary>Adds a revision with all figures of the request. ETAG_MISMATCH, REPORT_MOVED, EDITION_UNKNOWN.</summary>
    public override async Task<Proto.Statistics> ReplaceStatistics(
        Proto.ReplaceStatisticsRequest request,
        ServerCallContext context
    )
    {
        var write = CreateWrite(request, context);
        // Validate-only writes nothing: the request id stays free.
        return request.ValidateOnly
            ? await PreviewAsync(write, context.CancellationToken)
            : (await sheets.WriteAsync(write, context.CancellationToken)).ToProto();
    }

    /// <summary>
    /// Adds a revision with some cells changed; the first one starts from a blank sheet of the edition. INVALID_FIELDS names
    /// every wrong cell.
    /// </summary>
    public override Task<Proto.Statistics> UpdateCells(Proto.UpdateCellsRequest request, ServerCallContext context)
    {
        var first = editions.Require(request.Edition);
        return WriteAsync(
            request.Name,
            request.Etag,
            CreateKey(request, request.RequestId, r => r.Fence = 0),
            request.Fence,
            // Run in the transaction: cells that others changed meanwhile are kept.
            current =>
            {
                var sheet = current ?? Sheet.Empty(first);
                return sheet.With(CellChanges.Parse(sheet.Edition, request.Cells, request.NotApplicable));
            },
            context
        );
    }

    // Every write takes this path: parse the name, then store with etag, request id and fence.
    private async Task<Proto.Statistics> WriteAsync(
        string name,
        string etag,
        RequestKey key,
        long fence,
        Func<Sheet?, Sheet> change,
        ServerCallContext context
    )
    {
        // Who writes is in the header of the call, as the gateway authenticated them.
        var write = new SheetWrite(ParseReport(name), key, etag, context.Actor(), clock.GetUtcNow(), change, fence);
        return (await sheets.WriteAsync(write, context.CancellationToken)).ToProto();
    }

    private async Task<SheetRevision> NewestAsync(ReportName report, CancellationToken cancellation) =>
        await sheets.FindAsync(report, null, cancellation) ?? throw NoStatistics(report);

    private static ApiException NoStatistics(ReportName report) =>
        ApiError.NotFound("STATISTICS_NOT_FOUND", $"{report}/statistics", "这份年报还没有填写表格。");

    // A repeated request is the same request even if the fence has grown, so the key leaves the fence out.
    private static RequestKey CreateKey<T>(T request, string requestId, Action<T> clearFence)
        where T : class, IDeepCloneable<T>, IMessage<T>
    {
        // A clone: the request itself is read again after its key was made.
        var same = request.Clone();
        clearFence(same);
        return RequestKey.Create(requestId, same);
    }

    private async Task<SheetRevision> RevisionAsync(ReportName report, long revision, CancellationToken cancellation) =>
        await sheets.FindAsync(report, revision, cancellation)
        ?? throw ApiError.NotFound(
            "REVISION_NOT_FOUND",
            $"{report}/statistics/revisions/{revision}",
            $"表格没有第 {revision} 次修改的记录。"
        );

    // A sheet of another edition, or of the same one with other files, is refused.
    private Sheet ToDomain(Disclosure.Report.V1.Sheet message, string field) => message.ToDomain(editions, field);

    private static ReportName ParseReport(string name, string field = "name") =>
        ReportName.ParseChild(field, name, "statistics");
}

using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Sheets;
using Grpc.Core;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

internal sealed partial class StatisticsRpc
{
    /// <summary>Adds a revision with the figures of an older one. REVISION_NOT_FOUND, ETAG_MISMATCH, REPORT_MOVED.</summary>
    public override async Task<Proto.Statistics> RestoreStatistics(
        Proto.RestoreStatisticsRequest request,
        ServerCallContext context
    )
    {
        // The fence is no part of the key: it grows between a request and its repeat.
        var key = CreateKey(request, request.RequestId, r => r.Fence = 0);
        var old = await RevisionAsync(ParseReport(request.Name), request.Revision, context.CancellationToken);
        // The old sheet whole, remarks too, as a new revision.
        return await WriteAsync(request.Name, request.Etag, key, request.Fence, _ => old.Sheet, context);
    }

    /// <summary>
    /// Lists who wrote which revision, the newest first. It reads one more than asked for, to know whether more follow.
    /// </summary>
    public override async Task<Proto.ListRevisionsResponse> ListRevisions(
        Proto.ListRevisionsRequest request,
        ServerCallContext context
    )
    {
        if (request.Before < 0)
        {
            throw ApiError.InvalidField("before", "REVISION_NEGATIVE", "must be 0 or more", "版本号不能是负数");
        }

        var size = PageRequest.Parse(request.PageSize, "").Size;
        // 0 asks for the newest.
        var found = await sheets.ListAsync(
            ParseReport(request.Parent, "parent"),
            request.Before == 0 ? long.MaxValue : request.Before,
            size + 1,
            context.CancellationToken
        );
        var answer = new Proto.ListRevisionsResponse { More = found.Count > size };
        answer.Revisions.Add(found.Take(size).Select(r => r.ToProto()));
        return answer;
    }

    /// <summary>
    /// Compares two revisions cell by cell. From 0 is the blank sheet, to 0 is the newest revision. Revisions of two editions are
    /// compared by the declared mapping, EDITIONS_NOT_COMPARABLE where there is none.
    /// </summary>
    public override async Task<Proto.DiffRevisionsResponse> DiffRevisions(
        Proto.DiffRevisionsRequest request,
        ServerCallContext context
    )
    {
        var report = ParseReport(request.Name);
        var to =
            request.To == 0
                ? await NewestAsync(report, context.CancellationToken)
                : await RevisionAsync(report, request.To, context.CancellationToken);
        var from =
            request.From == 0
                ? Sheet.Empty(to.Sheet.Edition)
                : (await RevisionAsync(report, request.From, context.CancellationToken)).Sheet;
        // From and to may be of two forms: cells without a counterpart show as blank before.
        var mapped = editions.RequireMap(from.Edition, to.Sheet.Edition).Map(from);
        var answer = new Proto.DiffRevisionsResponse { From = request.From, To = to.Revision };
        answer.Cells.Add(SheetComparison.FindChanges(mapped.Sheet, to.Sheet).Select(c => c.ToProto()));
        return answer;
    }
}

using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Sheets;
using Grpc.Core;
using Proto = Disclosure.Statistics.V1;

namespace Disclosure.Statistics.Rpc;

// Writes of whole sheets: looked at first, at once, or reserved and then committed.
internal sealed partial class StatisticsRpc
{
    /// <summary>Reserves the report for a write and writes when the caller commits. STEP_ORDER, and the errors of ReplaceStatistics.</summary>
    public override async Task ReserveStatistics(
        IAsyncStreamReader<Proto.ReserveStatisticsRequest> requestStream,
        IServerStreamWriter<Proto.Statistics> responseStream,
        ServerCallContext context
    )
    {
        var first = await ReadStepAsync(requestStream, Proto.ReserveStatisticsRequest.StepOneofCase.Write, context);
        var request =
            first?.Write ?? throw ApiError.InvalidField("write", "FIELD_REQUIRED", "is required", "缺少必填项 write");
        // Messages inside a stream do not pass the interceptor one by one.
        RequiredFieldsInterceptor.Require(request);
        var write = CreateWrite(request, context) with { IsReserved = true };
        var reserved = await sheets.ReserveAsync(write, context.CancellationToken);
        // A repeat of a write that was committed before has its revision, and nothing is held.
        var isOpen = reserved.Revision == 0;
        try
        {
            await responseStream.WriteAsync(reserved.ToProto(), context.CancellationToken);
            var commit = Proto.ReserveStatisticsRequest.StepOneofCase.Commit;
            // The caller ended the stream without a commit: the finally gives the reservation back.
            if (await ReadStepAsync(requestStream, commit, context) is null)
            {
                return;
            }

            var stored = isOpen ? await sheets.WriteAsync(write, context.CancellationToken) : reserved;
            // The write ended the reservation in its own transaction.
            isOpen = false;
            await responseStream.WriteAsync(stored.ToProto(), context.CancellationToken);
        }
        finally
        {
            if (isOpen)
            {
                // The caller is gone or has failed elsewhere; what it held must not wait for the time to run out.
                // Without the call's token, which may have been cancelled.
                await sheets.ReleaseAsync(write, CancellationToken.None);
            }
        }
    }

    // Null where the stream has ended. INVALID_FIELDS / STEP_ORDER for any other step.
    private static async Task<Proto.ReserveStatisticsRequest?> ReadStepAsync(
        IAsyncStreamReader<Proto.ReserveStatisticsRequest> stream,
        Proto.ReserveStatisticsRequest.StepOneofCase expected,
        ServerCallContext context
    )
    {
        if (!await stream.MoveNext(context.CancellationToken))
        {
            return null;
        }

        return stream.Current.StepCase == expected
            ? stream.Current
            : throw ApiError.InvalidField(
                "step",
                "STEP_ORDER",
                "must be write first, commit second",
                "应先提交内容，再确认写入"
            );
    }

    private SheetWrite CreateWrite(Proto.ReplaceStatisticsRequest request, ServerCallContext context)
    {
        // Read before anything is held: a malformed sheet reserves nothing.
        var sheet = ToDomain(request.Sheet, "sheet");
        return new(
            ParseReport(request.Name),
            CreateKey(request, request.RequestId, r => r.Fence = 0),
            request.Etag,
            context.Actor(),
            clock.GetUtcNow(),
            request.KeepBlankTables ? current => SheetMerge.KeepBlankTables(current, sheet) : _ => sheet,
            request.Fence
        );
    }

    // What the write would make of the newest revision, and the cells in which they differ.
    private async Task<Proto.Statistics> PreviewAsync(SheetWrite write, CancellationToken cancellation)
    {
        var current = await sheets.FindAsync(write.Report, null, cancellation);
        // The same check as that of the write; the cells that differ are not known here.
        if (write.Etag.Length > 0 && write.Etag != $"{current?.Revision ?? 0}")
        {
            throw SheetComparison.CreateEtagMismatch(write.Report, current, null);
        }

        var next = write.Change(current?.Sheet);
        var old = current?.Sheet ?? Sheet.Empty(next.Edition);
        // The revision stays that of what is stored: nothing was written.
        var answer = new SheetRevision(write.Report, current?.Revision ?? 0, next, write.Time).ToProto();
        var mapped = editions.RequireMap(old.Edition, next.Edition).Map(old);
        answer.Changes.Add(SheetComparison.FindChanges(mapped.Sheet, next).Select(c => c.ToProto()));
        return answer;
    }
}

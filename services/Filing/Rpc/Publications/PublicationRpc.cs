using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Publications;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Report.V1;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Publications;

/// <summary>Implements publication and its receipts.</summary>
internal sealed class PublicationRpc(
    ReportPublisher publisher,
    IWorkflowStore workflow,
    PublicTreeUpdater updater,
    ReceiptFactory receipts,
    WriteFactory writes
) : Proto.PublicationService.PublicationServiceBase
{
    private const int MaxHistory = 1_000;

    public override async Task<Proto.Report> PublishReport(
        IAsyncStreamReader<Proto.PublishReportRequest> requestStream,
        ServerCallContext context
    )
    {
        var (head, contents) = await PublicationReader.ReadAsync(requestStream, context.CancellationToken);
        // The key covers the head alone: it has the digests of all files.
        var write = writes.Create(head.RequestId, head, head.Actor);
        return await StoredAnswer.ParseAsync(
            Proto.Report.Parser,
            publisher.PublishAsync(
                head.ToCommand(write.Time),
                head.ToDraft(),
                contents,
                (_, plan) => StoredAnswer.Format(plan.After.ToProto()),
                write,
                context.CancellationToken
            )
        );
    }

    public override async Task<Proto.Receipt> GetReceipt(Proto.GetReceiptRequest request, ServerCallContext context)
    {
        var name = ReportName.Parse("name", request.Name);
        if (await workflow.FindFactsAsync(name, context.CancellationToken) is null)
        {
            throw ApiError.NotFound("REPORT_NOT_FOUND", request.Name, $"没有找到 {name.Agency.Id} 的 {name.Id} 年报。");
        }

        // Which entry, before the tree is touched: an unknown version writes nothing.
        var index = await FindEntryAsync(name, request, context.CancellationToken);
        try
        {
            var checkpoint = await updater.UpdateAsync(context.CancellationToken);
            return new() { Proof = await receipts.CreateAsync(index, checkpoint, context.CancellationToken) };
        }
        // The head that the receipt stands on is public before it is given out.
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw PublicationErrors.TreeUnavailable(name);
        }
    }

    // Whichever was last; a subject or a version names one of them.
    private async Task<long> FindEntryAsync(
        ReportName name,
        Proto.GetReceiptRequest request,
        CancellationToken cancellation
    )
    {
        // A subject chooses between the last submission and a version; without one the later of both is meant.
        if (request.Subject == ReceiptSubject.Submission && request.Version != 0)
        {
            throw ApiError.InvalidField(
                "version",
                "VERSION_OF_SUBMISSION",
                "must be 0 for a submission",
                "提交凭证不按版本区分，请不要填写版本号"
            );
        }

        var submitted = request.Subject != ReceiptSubject.Publication && request.Version == 0;
        var published = request.Subject != ReceiptSubject.Submission;
        var entries = new List<long>();
        if (submitted)
        {
            var moves = await workflow.ListMovesAsync(name, MaxHistory, cancellation);
            entries.AddRange(moves.Where(m => m.Verb == ReportVerb.Submit).Take(1).Select(m => m.LogIndex));
        }

        if (published)
        {
            var versions = await workflow.ListVersionsAsync(name, MaxHistory, cancellation);
            entries.AddRange(
                versions
                    .Where(v => request.Version == 0 || v.Version == request.Version)
                    .Take(1)
                    .Select(v => v.LogIndex)
            );
        }

        // Indexes grow with time: the largest is the last.
        return entries.Count > 0 ? entries.Max()
            : submitted ? throw PublicationErrors.NeverSubmitted(name)
            : throw PublicationErrors.NotFound(name, request.Version);
    }
}

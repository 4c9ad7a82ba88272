using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Publications;
using Disclosure.Filing.Domain.Workflow;
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

        var versions = await workflow.ListVersionsAsync(name, MaxHistory, context.CancellationToken);
        var version = versions.FirstOrDefault(v => request.Version == 0 || v.Version == request.Version);
        if (version is null)
        {
            throw PublicationErrors.NotFound(name, request.Version);
        }

        var checkpoint = await updater.UpdateAsync(context.CancellationToken);
        return new() { Proof = await receipts.CreateAsync(version.LogIndex, checkpoint, context.CancellationToken) };
    }
}

using Disclosure.Form;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Publications;
using Disclosure.Gateway.Reports;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Workflow;

/// <summary>The public service of the workflow. Filing's table decides what may be done; this only says who asks.</summary>
internal sealed class WorkflowRpc(
    FilingV1.WorkflowService.WorkflowServiceClient workflow,
    ReportSubmission submission,
    ReportPublisher publisher,
    ReportMarks marks,
    EditionCatalog editions,
    CallOptionsFactory calls
) : PublicV1.WorkflowService.WorkflowServiceBase
{
    /// <summary>See <see cref="ReportSubmission"/>: the check, the fence, both pins, Filing.SubmitReport.</summary>
    public override Task<PublicV1.Report> SubmitReport(
        PublicV1.SubmitReportRequest request,
        ServerCallContext context
    ) => submission.SubmitAsync(request, ActorOf(context), calls.Create(context));

    /// <summary>Filing.ReturnReport.</summary>
    public override async Task<PublicV1.Report> ReturnReport(
        PublicV1.ReturnReportRequest request,
        ServerCallContext context
    )
    {
        var move = new FilingV1.ReturnReportRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
        };
        // Plain reasons and those with places go into one list.
        move.Reasons.Add(request.Reasons.Select(r => new FilingV1.ReturnReason { Reason = r }));
        move.Reasons.Add(request.Remarks.Select(RemarkView.ToReason));
        return View(await workflow.ReturnReportAsync(move, calls.Create(context)));
    }

    /// <summary>Filing.MoveReport.</summary>
    public override Task<PublicV1.Report> ApproveReport(
        PublicV1.ApproveReportRequest request,
        ServerCallContext context
    ) => MoveAsync(FilingV1.ReportVerb.Approve, request.Name, request.Etag, request.RequestId, [], context);

    /// <summary>See <see cref="ReportPublisher"/>: every format made and read back, Filing.PublishReport.</summary>
    public override Task<PublicV1.Report> PublishReport(
        PublicV1.PublishReportRequest request,
        ServerCallContext context
    // Rendering every format takes longer than a call.
    ) => publisher.PublishAsync(request, ActorOf(context), calls.CreateForStream(context));

    /// <summary>Filing.GetReceipt.</summary>
    public override async Task<HttpBody> GetReceipt(PublicV1.GetReceiptRequest request, ServerCallContext context)
    {
        var proof = await publisher.GetReceiptAsync(request, calls.Create(context));
        return new() { ContentType = "text/plain; charset=utf-8", Data = ByteString.CopyFromUtf8(proof) };
    }

    /// <summary>Filing.MoveReport.</summary>
    public override Task<PublicV1.Report> CorrectReport(
        PublicV1.CorrectReportRequest request,
        ServerCallContext context
    ) =>
        MoveAsync(FilingV1.ReportVerb.Correct, request.Name, request.Etag, request.RequestId, request.Reasons, context);

    /// <summary>Filing.MoveReport.</summary>
    public override Task<PublicV1.Report> WithdrawReport(
        PublicV1.WithdrawReportRequest request,
        ServerCallContext context
    ) =>
        MoveAsync(
            FilingV1.ReportVerb.Withdraw,
            request.Name,
            request.Etag,
            request.RequestId,
            request.Reasons,
            context
        );

    /// <summary>Filing.MoveReport.</summary>
    public override Task<PublicV1.Report> ReopenReport(
        PublicV1.ReopenReportRequest request,
        ServerCallContext context
    ) => MoveAsync(FilingV1.ReportVerb.Reopen, request.Name, request.Etag, request.RequestId, request.Reasons, context);

    /// <summary>Filing.MoveReport. Revisions of prose and figures stay where they are, out of reach without the report.</summary>
    public override Task<PublicV1.Report> DeleteReport(
        PublicV1.DeleteReportRequest request,
        ServerCallContext context
    ) =>
        MoveAsync(
            FilingV1.ReportVerb.Delete,
            request.Name,
            request.Etag,
            RequestIds.Derive(request.RequestId, "delete"),
            [],
            context
        );

    /// <summary>The check, Filing.ExplainFindings.</summary>
    public override Task<PublicV1.ListMarksResponse> ExplainReport(
        PublicV1.ExplainReportRequest request,
        ServerCallContext context
    ) => marks.ExplainAsync(request, ActorOf(context), calls.Create(context));

    /// <summary>Statistics.GetStatistics, Filing.ConfirmFigures.</summary>
    public override Task<PublicV1.ListMarksResponse> ConfirmReport(
        PublicV1.ConfirmReportRequest request,
        ServerCallContext context
    ) => marks.ConfirmAsync(request, ActorOf(context), calls.Create(context));

    /// <summary>Filing.ListMoves.</summary>
    public override async Task<PublicV1.ListMovesResponse> ListMoves(
        PublicV1.ListMovesRequest request,
        ServerCallContext context
    )
    {
        var found = await workflow.ListMovesAsync(new() { Name = request.Name }, calls.Create(context));
        return new() { Moves = { found.Moves.Select(WorkflowView.Create) } };
    }

    /// <summary>Filing.ListMarks.</summary>
    public override async Task<PublicV1.ListMarksResponse> ListMarks(
        PublicV1.ListMarksRequest request,
        ServerCallContext context
    )
    {
        var found = await workflow.ListMarksAsync(new() { Name = request.Name }, calls.Create(context));
        return new() { Marks = { found.Marks.Select(WorkflowView.Create) } };
    }

    /// <summary>Filing.ListVersions.</summary>
    public override async Task<PublicV1.ListVersionsResponse> ListVersions(
        PublicV1.ListVersionsRequest request,
        ServerCallContext context
    )
    {
        var found = await workflow.ListVersionsAsync(new() { Name = request.Name }, calls.Create(context));
        return new() { Versions = { found.Versions.Select(WorkflowView.Create) } };
    }

    private async Task<PublicV1.Report> MoveAsync(
        FilingV1.ReportVerb verb,
        string name,
        string etag,
        string requestId,
        IReadOnlyCollection<string> reasons,
        ServerCallContext context
    )
    {
        var move = new FilingV1.MoveReportRequest
        {
            Name = name,
            Etag = etag,
            RequestId = requestId,
            Verb = verb,
            Actor = ActorOf(context),
            // Filing keeps one reason a move.
            Reason = string.Join('；', reasons),
        };
        return View(await workflow.MoveReportAsync(move, calls.Create(context)));
    }

    private PublicV1.Report View(FilingV1.Report report) => ReportView.CreateSummary(report, editions);

    private static ReportV1.Actor ActorOf(ServerCallContext context) => Caller.From(context.GetHttpContext()).Actor;
}

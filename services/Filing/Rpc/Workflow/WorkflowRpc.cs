using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.ResourceNames;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Workflow;

/// <summary>Implements the workflow: each request becomes a command, the domain decides, the store writes.</summary>
internal sealed class WorkflowRpc(IWorkflowStore workflow, WriteFactory writes)
    : Proto.WorkflowService.WorkflowServiceBase
{
    // The contract's limit of histories.
    private const int MaxHistory = 1_000;

    // No role is asked for: the gateway fences for a submission whose actor is checked when it comes.
    public override Task<Proto.Report> FenceReport(Proto.FenceReportRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, context);
        return StoredAnswer.ParseAsync(
            Proto.Report.Parser,
            workflow.FenceAsync(
                // Any raise is answered with the new fence, which the gateway hands to the owners of prose and figures.
                ReportName.Parse("name", request.Name),
                report => report.RaiseFence(request.Etag),
                report => StoredAnswer.Format(report.ToProto()),
                write,
                context.CancellationToken
            )
        );
    }

    // What was found is no part of the key: the same report is judged in other words when its neighbours have reported meanwhile.
    public override Task<Proto.Report> SubmitReport(Proto.SubmitReportRequest request, ServerCallContext context)
    {
        var keyed = request.Clone();
        keyed.Findings.Clear();
        keyed.Editors.Clear();
        keyed.Pins.VerdictDigest = "";
        keyed.Fence = 0;
        keyed.NarrativeSha256 = keyed.FiguresSha256 = "";
        var write = writes.Create(request.RequestId, keyed, request.Actor);
        return MoveAsync(request.ToCommand(write.Time), write, context);
    }

    public override Task<Proto.Report> ReturnReport(Proto.ReturnReportRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        return MoveAsync(request.ToCommand(write.Time), write, context);
    }

    public override Task<Proto.Report> MoveReport(Proto.MoveReportRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        return MoveAsync(request.ToCommand(write.Time), write, context);
    }

    public override Task<Proto.ListMarksResponse> ExplainFindings(
        Proto.ExplainFindingsRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        return MarkAsync(request.ToCommand(write.Time), write, context);
    }

    public override Task<Proto.ListMarksResponse> ConfirmFigures(
        Proto.ConfirmFiguresRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        return MarkAsync(request.ToCommand(write.Time), write, context);
    }

    public override async Task<Proto.ListMarksResponse> ListMarks(
        Proto.ListMarksRequest request,
        ServerCallContext context
    ) => (await FindFactsAsync(request.Name, context)).Marks.ToProto();

    public override async Task<Proto.ListMovesResponse> ListMoves(
        Proto.ListMovesRequest request,
        ServerCallContext context
    )
    {
        // REPORT_NOT_FOUND before the history: an unknown report has no empty one.
        var facts = await FindFactsAsync(request.Name, context);
        var moves = await workflow.ListMovesAsync(facts.Report.Name, MaxHistory, context.CancellationToken);
        return new() { Moves = { moves.Select(m => m.ToProto()) } };
    }

    public override async Task<Proto.ListVersionsResponse> ListVersions(
        Proto.ListVersionsRequest request,
        ServerCallContext context
    )
    {
        var facts = await FindFactsAsync(request.Name, context);
        var versions = await workflow.ListVersionsAsync(facts.Report.Name, MaxHistory, context.CancellationToken);
        return new() { Versions = { versions.Select(v => v.ToProto()) } };
    }

    public override async Task<Proto.ListVerbsResponse> ListVerbs(
        Proto.ListVerbsRequest request,
        ServerCallContext context
    )
    {
        var actor = request.Actor.ToActor();
        var facts = await FindFactsAsync(request.Name, context);
        return new() { Verbs = { ReportWorkflow.ListVerbs(facts, actor).Select(v => (Proto.ReportVerb)v) } };
    }

    private Task<Proto.Report> MoveAsync(ReportCommand command, WriteMetadata write, ServerCallContext context) =>
        StoreAsync(
            // One path for all moves: decided and written in one transaction by the store.
            command,
            // A report that was deleted is answered as it was.
            (_, plan) => (plan.IsDeleted ? plan.Before : plan.After).ToProto(),
            Proto.Report.Parser,
            write,
            context
        );

    private Task<Proto.ListMarksResponse> MarkAsync(
        ReportCommand command,
        WriteMetadata write,
        ServerCallContext context
    ) =>
        StoreAsync(
            command,
            // All marks and not only the new ones: a client replaces its list.
            (facts, plan) => facts.Marks.Concat(plan.Marks).ToArray().ToProto(),
            Proto.ListMarksResponse.Parser,
            write,
            context
        );

    private Task<T> StoreAsync<T>(
        ReportCommand command,
        Func<ReportFacts, MovePlan, IMessage> respond,
        MessageParser<T> parser,
        WriteMetadata write,
        ServerCallContext context
    )
        where T : IMessage<T> =>
        StoredAnswer.ParseAsync(
            parser,
            workflow.MoveAsync(
                command.Name,
                facts => ReportWorkflow.Decide(facts, command),
                (facts, plan) => StoredAnswer.Format(respond(facts, plan)),
                write,
                context.CancellationToken
            )
        );

    private async Task<ReportFacts> FindFactsAsync(string name, ServerCallContext context)
    {
        var report = ReportName.Parse("name", name);
        return await workflow.FindFactsAsync(report, context.CancellationToken)
            ?? throw ApiError.NotFound("REPORT_NOT_FOUND", name, $"没有找到 {report.Agency.Id} 的 {report.Id} 年报。");
    }
}

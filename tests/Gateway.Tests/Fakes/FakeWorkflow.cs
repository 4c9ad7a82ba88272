using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Filing's workflow with one report.</summary>
internal sealed class FakeWorkflow(FakeFiling filing) : FilingV1.WorkflowService.WorkflowServiceBase
{
    public override Task<FilingV1.Report> FenceReport(FilingV1.FenceReportRequest request, ServerCallContext context)
    {
        var fenced = filing.Context.Report.Clone();
        fenced.Fence++;
        return Task.FromResult(fenced);
    }

    public override Task<FilingV1.Report> SubmitReport(
        FilingV1.SubmitReportRequest request,
        ServerCallContext context
    ) => MovedAsync(ReportV1.ReportState.Submitted);

    public override Task<FilingV1.Report> ReturnReport(
        FilingV1.ReturnReportRequest request,
        ServerCallContext context
    ) => MovedAsync(ReportV1.ReportState.Returned);

    public override Task<FilingV1.Report> MoveReport(FilingV1.MoveReportRequest request, ServerCallContext context) =>
        MovedAsync(ReportV1.ReportState.Approved);

    public override Task<FilingV1.ListMarksResponse> ExplainFindings(
        FilingV1.ExplainFindingsRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ListMarksResponse());

    public override Task<FilingV1.ListMarksResponse> ConfirmFigures(
        FilingV1.ConfirmFiguresRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ListMarksResponse());

    private Task<FilingV1.Report> MovedAsync(ReportV1.ReportState state)
    {
        var moved = filing.Context.Report.Clone();
        moved.State = state;
        return Task.FromResult(moved);
    }
}

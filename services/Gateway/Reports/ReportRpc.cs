using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Reports;

/// <summary>The public service of reports: composed views, checks and history.</summary>
internal sealed class ReportRpc(
    FilingV1.FilingService.FilingServiceClient filing,
    ReportReader reports,
    ReportCreator creator,
    ReportChecker checker,
    RevisionHistory history,
    CallOptionsFactory calls
) : PublicV1.ReportService.ReportServiceBase
{
    public override Task<PublicV1.Report> CreateReport(
        PublicV1.CreateReportRequest request,
        ServerCallContext context
    ) => creator.CreateAsync(request, calls.Create(context));

    public override Task<PublicV1.Report> GetReport(PublicV1.GetReportRequest request, ServerCallContext context) =>
        reports.GetAsync(request.Name, calls.Create(context));

    public override Task<PublicV1.ListReportsResponse> ListReports(
        PublicV1.ListReportsRequest request,
        ServerCallContext context
    ) => reports.ListAsync(request, calls.Create(context));

    public override async Task<PublicV1.CheckReportResponse> CheckReport(
        PublicV1.CheckReportRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        _ = ReportName.Parse("name", request.Name);
        var report = await filing.GetReportContextAsync(
            new()
            {
                Name = request.Name,
                Predecessors = { request.Predecessors },
                InPart = { request.PredecessorsInPart },
            },
            call
        );
        var result = await checker.CheckStoredAsync(report, call);
        var answer = new PublicV1.CheckReportResponse { RuleSet = result.RuleSet };
        answer.Findings.Add(result.Findings);
        answer.Suggestions.Add(result.Suggestions);
        answer.Unassessed.Add(result.Unassessed);
        return answer;
    }

    public override async Task<PublicV1.ListRevisionsResponse> ListRevisions(
        PublicV1.ListRevisionsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        await filing.GetReportAsync(new() { Name = request.Parent }, call);
        return await history.ListAsync(request, call);
    }

    public override async Task<PublicV1.RevisionDiff> DiffRevisions(
        PublicV1.DiffRevisionsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        await filing.GetReportAsync(new() { Name = request.Name }, call);
        return await history.DiffAsync(request, call);
    }
}

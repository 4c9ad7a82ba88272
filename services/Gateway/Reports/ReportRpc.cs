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
    /// <summary>Filing.CreateReport.</summary>
    /// <remarks>
    /// Prefilled: Filing.GetReportContext, Statistics.PrefillStatistics and GetStatistics of last year, Narrative.StartNarrative too.
    /// </remarks>
    public override Task<PublicV1.Report> CreateReport(
        PublicV1.CreateReportRequest request,
        ServerCallContext context
    ) => creator.CreateAsync(request, calls.Create(context));

    /// <summary>Filing.GetReport, Narrative.GetNarrative and Statistics.GetStatistics at once.</summary>
    public override Task<PublicV1.Report> GetReport(PublicV1.GetReportRequest request, ServerCallContext context) =>
        reports.GetAsync(request.Name, calls.Create(context));

    /// <summary>Filing.ListReports; a list needs neither prose nor figures.</summary>
    public override Task<PublicV1.ListReportsResponse> ListReports(
        PublicV1.ListReportsRequest request,
        ServerCallContext context
    ) => reports.ListAsync(request, calls.Create(context));

    /// <summary>Filing.GetReportContext, Statistics.CheckSheet by name, Narrative.CheckNarrative of the stored prose.</summary>
    /// <remarks>Filing.ListCountedReports too for the collected report of a region whose members one message does not hold.</remarks>
    public override async Task<PublicV1.CheckReportResponse> CheckReport(
        PublicV1.CheckReportRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        // A malformed name costs no call.
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
        var answer = new PublicV1.CheckReportResponse
        {
            RuleSet = result.RuleSet,
            VerdictDigest = VerdictDigest.Compute(result),
        };
        answer.Findings.Add(result.Findings);
        answer.Suggestions.Add(result.Suggestions);
        answer.Unassessed.Add(result.Unassessed);
        return answer;
    }

    /// <summary>Filing.GetReport, then ListRevisions of Narrative and Statistics at once.</summary>
    /// <remarks>Both services list nothing for an unknown report; Filing tells it from one that nobody wrote.</remarks>
    public override async Task<PublicV1.ListRevisionsResponse> ListRevisions(
        PublicV1.ListRevisionsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        await filing.GetReportAsync(new() { Name = request.Parent }, call);
        return await history.ListAsync(request, call);
    }

    /// <summary>Filing.GetReport, then DiffRevisions of the parts asked for at once.</summary>
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

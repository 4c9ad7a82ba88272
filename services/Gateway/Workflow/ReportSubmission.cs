using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Publications;
using Disclosure.Gateway.Reports;
using Grpc.Core;

namespace Disclosure.Gateway.Workflow;

/// <summary>
/// Hands a report in. What is checked is what is pinned: the report is fenced first, so that a write that raced the submission either
/// came before the check or is refused.
/// </summary>
internal sealed class ReportSubmission(
    FilingV1.FilingService.FilingServiceClient filing,
    FilingV1.WorkflowService.WorkflowServiceClient workflow,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    ReportChecker checker,
    EditionCatalog editions
)
{
    // The newest of each part; who wrote before them has written long ago.
    private const int MaxRevisions = 1_000;

    /// <summary>
    /// Filing.FenceReport, both pins at once, Filing.GetReportContext, both checks, both lists of revisions, Filing.SubmitReport. The report
    /// with its findings; errors as the public contract names them.
    /// </summary>
    public async Task<PublicV1.Report> SubmitAsync(
        PublicV1.SubmitReportRequest request,
        ReportV1.Actor actor,
        CallOptions call
    )
    {
        // Writes that were permitted before are refused once the owners have pinned.
        var fenced = await workflow.FenceReportAsync(
            new()
            {
                Name = request.Name,
                Etag = request.Etag,
                RequestId = RequestIds.Derive(request.RequestId, "fence"),
            },
            call
        );
        try
        {
            return await SubmitAsync(request, actor, fenced, call);
        }
        // Only refusals that a repeat cannot mend open the report again.
        catch (RpcException refused) when (IsFinal(refused.StatusCode))
        {
            await ReleaseAsync(request, call);
            throw;
        }
    }

    // Edits go on with the fence that the owners have pinned.
    private async Task ReleaseAsync(PublicV1.SubmitReportRequest request, CallOptions call)
    {
        try
        {
            await workflow.FenceReportAsync(
                new() { Name = request.Name, RequestId = RequestIds.Derive(request.RequestId, "release") },
                call
            );
        }
        catch (RpcException)
        {
            // Why the submission was refused says more; the next submission, whatever comes of it, opens the report again.
        }
    }

    // What a repeat of the same request may mend leaves the fence to that repeat.
    private static bool IsFinal(StatusCode code) =>
        code
            is StatusCode.FailedPrecondition
                or StatusCode.InvalidArgument
                or StatusCode.NotFound
                or StatusCode.PermissionDenied;

    private async Task<PublicV1.Report> SubmitAsync(
        PublicV1.SubmitReportRequest request,
        ReportV1.Actor actor,
        FilingV1.Report fenced,
        CallOptions call
    )
    {
        var (prose, figures) = await PinAsync(fenced, request.RequestId, call);
        var context = await filing.GetReportContextAsync(new() { Name = request.Name }, call);
        // Started before the checks, so that both run side by side.
        var editors = FindEditorsAsync(request.Name, call);
        var checkedReport = await checker.CheckStoredAsync(context, call);
        var submit = new FilingV1.SubmitReportRequest
        {
            Name = request.Name,
            Etag = fenced.Etag,
            RequestId = request.RequestId,
            Actor = actor,
            Pins = new()
            {
                NarrativeRevision = prose.Revision,
                StatisticsRevision = figures.Revision,
                Edition = figures.Sheet.Edition,
                // Pinned too: it says by which rules the report was judged.
                RuleSet = checkedReport.RuleSet,
                VerdictDigest = VerdictDigest.Compute(checkedReport),
            },
            NarrativeSha256 = ProseDigest.Compute(prose.Sections),
            FiguresSha256 = FiguresDigest.Compute(figures.Sheet.ToDomain(editions, "sheet")),
            Fence = fenced.Fence,
            Findings = { checkedReport.Findings },
            Explanations = { request.Explanations.Select(RemarkView.ToExplanation) },
            Editors = { await editors },
        };
        var view = ReportView.CreateSummary(await workflow.SubmitReportAsync(submit, call), editions);
        view.Findings.Add(checkedReport.Findings);
        return view;
    }

    // Who wrote what is handed in may not approve it.
    private async Task<IReadOnlyList<string>> FindEditorsAsync(string report, CallOptions call)
    {
        var prose = narratives.ListRevisionsAsync(
            new() { Name = $"{report}/narrative", PageSize = MaxRevisions },
            call
        );
        var figures = statistics.ListRevisionsAsync(
            new() { Parent = $"{report}/statistics", PageSize = MaxRevisions },
            call
        );
        var actors = (await prose)
            .Revisions.Select(r => r.Actor)
            .Concat((await figures).Revisions.Select(r => r.Actor));
        // Revisions without an actor name nobody.
        return [.. actors.Where(a => a.Length > 0).Distinct(StringComparer.Ordinal).Take(MaxRevisions)];
    }

    // Neither owner needs the other's answer. The fence after the submission: who asks between the fence and the submission whether edits
    // are open is given the one before, and loses.
    private async Task<(NarrativeV1.Narrative Prose, StatisticsV1.Statistics Figures)> PinAsync(
        FilingV1.Report fenced,
        string requestId,
        CallOptions call
    )
    {
        var prose = narratives.PinNarrativeAsync(
            new()
            {
                Name = $"{fenced.Name}/narrative",
                RequestId = RequestIds.Derive(requestId, "narrative"),
                Fence = fenced.Fence + 1,
            },
            call
        );
        var figures = statistics.PinStatisticsAsync(
            new()
            {
                Name = $"{fenced.Name}/statistics",
                RequestId = RequestIds.Derive(requestId, "statistics"),
                Fence = fenced.Fence + 1,
            },
            call
        );
        // Awaited together, so that an error of one leaves none unobserved.
        await Task.WhenAll(prose.ResponseAsync, figures.ResponseAsync);
        return (await prose, await figures);
    }
}

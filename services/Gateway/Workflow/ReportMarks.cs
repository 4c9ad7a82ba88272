using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Workflow;

/// <summary>Reasons and confirmations that last until what they speak of changes.</summary>
internal sealed class ReportMarks(
    FilingV1.FilingService.FilingServiceClient filing,
    FilingV1.WorkflowService.WorkflowServiceClient workflow,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    ReportChecker checker,
    EditionCatalog editions
)
{
    /// <summary>Explains findings of the newest prose and figures. INVALID_ARGUMENT / EXPLANATION_UNMATCHED.</summary>
    public async Task<PublicV1.ListMarksResponse> ExplainAsync(
        PublicV1.ExplainReportRequest request,
        ReportV1.Actor actor,
        CallOptions call
    )
    {
        var context = await filing.GetReportContextAsync(new() { Name = request.Name }, call);
        // Explanations must match findings of now, so the check runs once more.
        var found = await checker.CheckStoredAsync(context, call);
        var explain = new FilingV1.ExplainFindingsRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = actor,
            Findings = { found.Findings },
            Explanations = { request.Explanations.Select(RemarkView.ToExplanation) },
        };
        return View(await workflow.ExplainFindingsAsync(explain, call));
    }

    /// <summary>Confirms cells with the values that they have now. NOT_FOUND / STATISTICS_NOT_FOUND, INVALID_FIELDS / CELL_UNKNOWN.</summary>
    public async Task<PublicV1.ListMarksResponse> ConfirmAsync(
        PublicV1.ConfirmReportRequest request,
        ReportV1.Actor actor,
        CallOptions call
    )
    {
        // Document and cells may be confirmed in one request.
        if (request.Document)
        {
            await ConfirmDocumentAsync(request, call);
        }

        if (request.Cells.Count == 0)
        {
            return request.Document
                ? View(await workflow.ListMarksAsync(new() { Name = request.Name }, call))
                : throw NothingToConfirm();
        }

        var stored = await statistics.GetStatisticsAsync(new() { Name = $"{request.Name}/statistics" }, call);
        var sheet = stored.Sheet.ToDomain(editions, "sheet");
        // All unknown cells are named at once.
        RequireKnown(request.Cells, sheet.Edition);
        var confirmation = new FilingV1.Confirmation
        {
            // The mark lasts while the fingerprint stays the same.
            Fingerprint = FiguresFingerprint.Compute(sheet, request.Cells),
            Cells = { request.Cells },
            Reason = request.Reason,
        };
        var confirm = new FilingV1.ConfirmFiguresRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = actor,
            Confirmations = { confirmation },
        };
        return View(await workflow.ConfirmFiguresAsync(confirm, call));
    }

    // Only while the report is open to edits, as every other decision about its prose.
    private async Task ConfirmDocumentAsync(PublicV1.ConfirmReportRequest request, CallOptions call)
    {
        await filing.GetReportAsync(new() { Name = request.Name, ForEdit = true }, call);
        await narratives.ConfirmSourceAsync(
            new() { Name = $"{request.Name}/narrative", RequestId = RequestIds.Derive(request.RequestId, "source") },
            call
        );
    }

    private static ApiException NothingToConfirm() =>
        ApiError.InvalidField(
            "cells",
            "FIELD_REQUIRED",
            "must not be empty unless document is set",
            "请列出要确认的单元格（cells），或注明 document=true 确认导入的文件"
        );

    private static void RequireKnown(IEnumerable<string> cells, Edition edition)
    {
        var violations = new ViolationList();
        foreach (var cell in cells.Where(c => edition.IndexOf(c) < 0))
        {
            violations.Add(
                $"cells[\"{cell}\"]",
                "CELL_UNKNOWN",
                $"edition {edition.Id} has no such cell",
                $"{edition.Id}版表样没有单元格 {cell}"
            );
        }

        violations.ThrowIfAny();
    }

    private static PublicV1.ListMarksResponse View(FilingV1.ListMarksResponse marks) =>
        new() { Marks = { marks.Marks.Select(WorkflowView.Create) } };
}

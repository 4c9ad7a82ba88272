using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Reports;
using Disclosure.Gateway.Statistics;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Writes what was read from a document into a report's draft, and checks what was written.</summary>
internal sealed class ReportImporter(
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    ReportChecker checker,
    EditionCatalog editions
)
{
    /// <summary>The report with its findings. ABORTED / ETAG_MISMATCH, ABORTED / REPORT_MOVED.</summary>
    /// <param name="context">The report, which Filing said is open to edits.</param>
    public async Task<PublicV1.Report> ImportAsync(
        FilingV1.ReportContext context,
        PublicV1.ImportReportRequest request,
        IntakeV1.Reading read,
        CallOptions call
    )
    {
        var (prose, figures) = await WriteAsync(context, request, read, call);
        var result = await checker.CheckImportedAsync(context, figures.Sheet, prose.Sections, read, call);
        var view = ReportView.Create(context.Report, prose, figures, editions);
        view.Findings.Add(result.Findings);
        return view;
    }

    // No lock spans two services, so the part that may be refused goes first, before anything is written.
    private async Task<(NarrativeV1.Narrative Prose, StatisticsV1.Statistics Figures)> WriteAsync(
        FilingV1.ReportContext context,
        PublicV1.ImportReportRequest request,
        IntakeV1.Reading read,
        CallOptions call
    )
    {
        var prose = new NarrativeV1.ReplaceNarrativeRequest
        {
            Name = $"{context.Report.Name}/narrative",
            Etag = request.NarrativeEtag,
            RequestId = RequestIds.Derive(request.RequestId, "narrative"),
            Sections = { read.Sections },
            Pictures = { read.Pictures },
            Fence = context.Report.Fence,
        };
        var figures = new StatisticsV1.ReplaceStatisticsRequest
        {
            Name = $"{context.Report.Name}/statistics",
            Etag = request.StatisticsEtag,
            RequestId = RequestIds.Derive(request.RequestId, "statistics"),
            Sheet = read.Sheet,
            Fence = context.Report.Fence,
        };
        // Each write answers what it stored, so that neither part is read again.
        if (await WritesFiguresFirstAsync(figures, prose, call))
        {
            var written = await statistics.ReplaceStatisticsAsync(figures, call);
            return (await narratives.ReplaceNarrativeAsync(prose, call), written);
        }

        var first = await narratives.ReplaceNarrativeAsync(prose, call);
        return (first, await statistics.ReplaceStatisticsAsync(figures, call));
    }

    // Only where both parts are guarded the figures' etag must be read: stale figures are refused first, or answer again if this
    // is a repeat; otherwise the prose is the part that may be refused.
    private async Task<bool> WritesFiguresFirstAsync(
        StatisticsV1.ReplaceStatisticsRequest figures,
        NarrativeV1.ReplaceNarrativeRequest prose,
        CallOptions call
    )
    {
        if (figures.Etag.Length == 0 || prose.Etag.Length == 0)
        {
            return figures.Etag.Length > 0;
        }

        var current = await statistics.GetStatisticsAsync(new() { Name = figures.Name, AllowMissing = true }, call);
        return figures.Etag != (current.Sheet is null ? StatisticsView.UnwrittenEtag : current.Etag);
    }
}

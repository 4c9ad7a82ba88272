using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Reports;
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
    /// <summary>The report with its findings. ABORTED / ETAG_MISMATCH, WRITE_RESERVED or REPORT_MOVED.</summary>
    /// <param name="context">The report, which Filing said is open to edits.</param>
    /// <param name="other">What the document says of itself that the report does not; it stays an error of the report until somebody confirms it.</param>
    public async Task<PublicV1.Report> ImportAsync(
        FilingV1.ReportContext context,
        PublicV1.ImportReportRequest request,
        IntakeV1.Reading read,
        NarrativeV1.DocumentSource? other,
        CallOptions call
    )
    {
        // What is written is decided before the first call.
        var writes = ImportWrites.Create(context.Report, request, read);
        if (writes.Prose is not null)
        {
            // Stored with the prose: submission asks for it.
            writes.Prose.Source = other;
        }

        var (prose, figures) = request.ValidateOnly ? await PreviewAsync(writes, call) : await WriteAsync(writes, call);
        // What was written is checked, not what was read: the report may have more than the document.
        var sheet = figures.Sheet ?? read.Sheet;
        // In both cases: the same checks before and after a write.
        var result = await checker.CheckImportedAsync(context, sheet, prose.Sections, read, call);
        var view = ReportView.Create(context.Report, prose, figures, editions);
        view.Findings.Add(result.Findings);
        if (request.ValidateOnly)
        {
            view.Changes = ReportChangesView.Create(prose, figures);
        }

        return view;
    }

    // Figures are reserved, prose is written, figures are committed: whichever part is refused, nothing was written before.
    private async Task<(NarrativeV1.Narrative Prose, StatisticsV1.Statistics Figures)> WriteAsync(
        ImportWrites writes,
        CallOptions call
    )
    {
        if (writes.Prose is null || writes.Figures is null)
        {
            // One part alone needs no reservation; the other is read for the answer.
            return (await WriteOrReadProseAsync(writes, call), await WriteOrReadFiguresAsync(writes, call));
        }

        // Disposing releases the reservation where the prose is refused.
        await using var reserved = await StatisticsReservation.BeginAsync(statistics, writes.Figures, call);
        var prose = await narratives.ReplaceNarrativeAsync(writes.Prose, call);
        // Only now are the figures written; they were checked when they were reserved.
        return (prose, await reserved.CommitAsync());
    }

    private async Task<NarrativeV1.Narrative> WriteOrReadProseAsync(ImportWrites writes, CallOptions call) =>
        writes.Prose is null
            ? await narratives.GetNarrativeAsync(new() { Name = writes.NarrativeName, AllowMissing = true }, call)
            : await narratives.ReplaceNarrativeAsync(writes.Prose, call);

    private async Task<StatisticsV1.Statistics> WriteOrReadFiguresAsync(ImportWrites writes, CallOptions call) =>
        writes.Figures is null
            ? await statistics.GetStatisticsAsync(new() { Name = writes.StatisticsName, AllowMissing = true }, call)
            : await statistics.ReplaceStatisticsAsync(writes.Figures, call);

    // Both owners answer what they would store; neither stores it.
    private async Task<(NarrativeV1.Narrative Prose, StatisticsV1.Statistics Figures)> PreviewAsync(
        ImportWrites writes,
        CallOptions call
    )
    {
        if (writes.Prose is not null)
        {
            // The owners run all checks and stop before they store.
            writes.Prose.ValidateOnly = true;
        }

        if (writes.Figures is not null)
        {
            writes.Figures.ValidateOnly = true;
        }

        var prose = WriteOrReadProseAsync(writes, call);
        var figures = WriteOrReadFiguresAsync(writes, call);
        await Task.WhenAll(prose, figures);
        return (await prose, await figures);
    }
}

using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Narratives;

/// <summary>Binds the numbers of a report's prose to its own figures and to those of last year.</summary>
internal sealed class NumberBinder(
    FilingV1.FilingService.FilingServiceClient filing,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    ProseContextFactory prose,
    EditionCatalog editions
)
{
    /// <summary>NOT_FOUND / NARRATIVE_NOT_FOUND, or the errors of a write.</summary>
    public async Task<PublicV1.BindReportResponse> BindAsync(PublicV1.BindReportRequest request, CallOptions call)
    {
        // Names of neighbours and peers serve checks alone, so the context is brief.
        var report = await filing.GetReportContextAsync(
            new()
            {
                Name = request.Name,
                ForEdit = true,
                Brief = true,
            },
            call
        );
        var figures = await statistics.GetStatisticsAsync(
            new()
            {
                Name = $"{request.Name}/statistics",
                AllowMissing = true,
                Others = { report.PreviousSheets() },
            },
            call
        );
        // Without stored figures no number agrees with a cell, and none is bound.
        var sheet = figures.Sheet ?? Sheet.Empty(editions.RequireForYear(report.Report.Year)).ToProto();
        var answer = await narratives.BindNumbersAsync(
            new()
            {
                Name = $"{request.Name}/narrative",
                Etag = request.Etag,
                RequestId = request.RequestId,
                Context = prose.CreateForReport(report, sheet, figures.Others.FirstOrDefault()?.Sheet),
                Fence = report.Report.Fence,
            },
            call
        );
        return new() { Narrative = NarrativeView.Create(answer.Narrative), Bound = answer.Bound };
    }
}

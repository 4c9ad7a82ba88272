using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Narratives;
using Disclosure.Gateway.Statistics;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Reports;

/// <summary>Opens reports, empty or prefilled from last year's.</summary>
internal sealed class ReportCreator(
    FilingV1.FilingService.FilingServiceClient filing,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    NarrativeStartComposer starts,
    EditionCatalog editions
)
{
    /// <summary>NOT_FOUND / AGENCY_NOT_FOUND, ALREADY_EXISTS / REPORT_EXISTS.</summary>
    public async Task<PublicV1.Report> CreateAsync(PublicV1.CreateReportRequest request, CallOptions call)
    {
        // A year without an edition is refused before Filing opens anything.
        var name = ReportName.FromId("report_id", AgencyName.Parse("parent", request.Parent), request.ReportId);
        var edition = editions.RequireForYear(name.Year);
        var report = await filing.CreateReportAsync(
            new()
            {
                Parent = request.Parent,
                ReportId = request.ReportId,
                RequestId = request.RequestId,
                // Every argument is part of the request, those that Filing does nothing with as well.
                CallerOptions = request.Prefill ? $"prefill {string.Join(' ', request.Predecessors)}" : "",
            },
            call
        );

        // A new report has no prose and no figures but what follows from last year's; a repeat answers the same.
        var view = ReportView.Create(report, null, null, editions);
        if (request.Prefill)
        {
            // Read after the report is opened, so that it has the report's fence.
            var context = await filing.GetReportContextAsync(
                new()
                {
                    Name = report.Name,
                    Predecessors = { request.Predecessors },
                    Brief = true,
                },
                call
            );
            // Figures before prose, though neither needs the other: an error leaves what a repeat completes.
            view.Statistics = await PrefillStatisticsAsync(context, request.RequestId, edition, call);
            view.Narrative = await StartNarrativeAsync(context, request, call);
        }

        return view;
    }

    // What last year carried over and has in force. Statistics writes the first sheet or none.
    private async Task<PublicV1.Statistics> PrefillStatisticsAsync(
        FilingV1.ReportContext context,
        string requestId,
        Edition required,
        CallOptions call
    )
    {
        if (context.Previous.Count == 0)
        {
            return StatisticsView.CreateEmpty(required);
        }

        var prefill = new StatisticsV1.PrefillStatisticsRequest
        {
            Name = $"{context.Report.Name}/statistics",
            RequestId = RequestIds.Derive(requestId, "statistics"),
            Edition = required.ToReference(),
            Fence = context.Report.Fence,
        };
        prefill.Previous.Add(context.PreviousSheets());
        return StatisticsView.Create(await statistics.PrefillStatisticsAsync(prefill, call), editions, required);
    }

    // Last year's prose or a skeleton; the etag keeps what was written meanwhile from being overwritten.
    private async Task<PublicV1.Narrative> StartNarrativeAsync(
        FilingV1.ReportContext context,
        PublicV1.CreateReportRequest request,
        CallOptions call
    )
    {
        var start = await starts.ComposeAsync(context, request.Predecessors.Count > 0, isNew: true, call);
        start.Etag = StatisticsView.UnwrittenEtag;
        start.RequestId = RequestIds.Derive(request.RequestId, "narrative");
        start.Source = NarrativeV1.StartSource.LastYearElseSkeleton;
        return NarrativeView.Create((await narratives.StartNarrativeAsync(start, call)).Narrative);
    }
}

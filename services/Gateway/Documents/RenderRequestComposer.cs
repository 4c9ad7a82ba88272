using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Gathers what Rendering makes documents and charts of.</summary>
internal sealed class RenderRequestComposer(
    FilingV1.FilingService.FilingServiceClient filing,
    FilingV1.WorkflowService.WorkflowServiceClient workflow,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    ReportCharts charts,
    EditionCatalog editions
)
{
    /// <summary>NOT_FOUND / REPORT_NOT_FOUND, INVALID_FIELDS / CHART_UNKNOWN.</summary>
    public async Task<RenderingV1.RenderReportRequest> ComposeReportAsync(
        PublicV1.RenderReportRequest request,
        CallOptions call
    )
    {
        // Filing first: it names last year's report, and an unknown report costs no further call.
        var context = await GetContextAsync(request.Name, call);
        var pins = request.Version == 0 ? null : await FindPinsAsync(request.Name, request.Version, call);
        var (order, stored) = await ComposeAsync(context, pins, call);
        (order.Format, order.SignatureField, order.Page) = (request.Format, request.SignatureField, request.Page);
        // A chart that is asked for twice is printed once.
        foreach (var kind in request.Charts.Distinct())
        {
            order.Charts.Add(
                new RenderingV1.ReportChart
                {
                    Kind = kind,
                    EarlierYears = { await charts.GatherAsync(kind, order.Sheet.Edition, context, stored, call) },
                }
            );
        }

        return order;
    }

    /// <summary>What is pinned, without a format. NOT_FOUND / REPORT_NOT_FOUND or REVISION_NOT_FOUND.</summary>
    /// <param name="name">agencies/{agency}/reports/{report}</param>
    public async Task<RenderingV1.RenderReportRequest> ComposePinnedAsync(
        string name,
        FilingV1.Pins pins,
        CallOptions call
    ) => (await ComposeAsync(await GetContextAsync(name, call), pins, call)).Order;

    // The newest revisions, or those that are pinned.
    private async Task<(RenderingV1.RenderReportRequest Order, StatisticsV1.Statistics Stored)> ComposeAsync(
        FilingV1.ReportContext context,
        FilingV1.Pins? pins,
        CallOptions call
    )
    {
        var prose = narratives
            .GetNarrativeAsync(
                new()
                {
                    Name = $"{context.Report.Name}/narrative",
                    Revision = pins?.NarrativeRevision ?? 0,
                    IncludePictures = true,
                    AllowMissing = true,
                },
                call
            )
            .ResponseAsync;
        var figures = GetFiguresAsync(context, pins?.StatisticsRevision ?? 0, call);
        // Pictures come with the prose that shows them.
        await Task.WhenAll(prose, figures);
        var (narrative, stored) = (await prose, await figures);
        // The title and the agency are Filing's, whatever a document said of itself.
        var order = new RenderingV1.RenderReportRequest
        {
            Title = context.Report.Title,
            AgencyName = context.Report.AgencyTitle,
            Year = context.Report.Year,
            Sheet = SheetOf(stored, context),
            // Missing where last year has no figures; references to them stay as they are written.
            LastSheet = stored.Others.FirstOrDefault()?.Sheet,
        };
        order.Sections.Add(narrative.Sections);
        order.Pictures.Add(narrative.Pictures);
        return (order, stored);
    }

    // NOT_FOUND / VERSION_NOT_FOUND.
    private async Task<FilingV1.Pins> FindPinsAsync(string name, int version, CallOptions call)
    {
        var found = await workflow.ListVersionsAsync(new() { Name = name }, call);
        return found.Versions.FirstOrDefault(v => v.Version == version)?.Pins
            ?? throw ApiError.NotFound("VERSION_NOT_FOUND", $"{name}/versions/{version}", $"没有第 {version} 版。");
    }

    /// <summary>NOT_FOUND / REPORT_NOT_FOUND, INVALID_FIELDS / CHART_UNKNOWN.</summary>
    public async Task<RenderingV1.RenderChartRequest> ComposeChartAsync(
        PublicV1.DrawChartRequest request,
        CallOptions call
    )
    {
        var context = await GetContextAsync(request.Name, call);
        var stored = await GetFiguresAsync(context, 0, call);
        var sheet = SheetOf(stored, context);
        return new()
        {
            Kind = request.Kind,
            Sheet = sheet,
            Year = context.Report.Year,
            EarlierYears = { await charts.GatherAsync(request.Kind, sheet.Edition, context, stored, call) },
        };
    }

    // NOT_FOUND / REPORT_NOT_FOUND. Neighbours and peers serve checks alone.
    private async Task<FilingV1.ReportContext> GetContextAsync(string name, CallOptions call)
    {
        _ = ReportName.Parse("name", name);
        return await filing.GetReportContextAsync(new() { Name = name, Brief = true }, call);
    }

    // The report's own sheet, and that of last year for references to it.
    private async Task<StatisticsV1.Statistics> GetFiguresAsync(
        FilingV1.ReportContext context,
        long revision,
        CallOptions call
    ) =>
        await statistics.GetStatisticsAsync(
            new()
            {
                Name = $"{context.Report.Name}/statistics",
                Revision = revision,
                Others = { context.PreviousSheets() },
                AllowMissing = true,
            },
            call
        );

    // Every cell is blank before the first write.
    private ReportV1.Sheet SheetOf(StatisticsV1.Statistics stored, FilingV1.ReportContext context) =>
        stored.Sheet ?? Sheet.Empty(editions.RequireForYear(context.Report.Year)).ToProto();
}

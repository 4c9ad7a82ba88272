using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Gathers what Rendering makes documents and charts of.</summary>
internal sealed class RenderRequestComposer(
    FilingV1.FilingService.FilingServiceClient filing,
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
        var prose = narratives
            .GetNarrativeAsync(
                new()
                {
                    Name = $"{request.Name}/narrative",
                    IncludePictures = true,
                    AllowMissing = true,
                },
                call
            )
            .ResponseAsync;
        var figures = GetFiguresAsync(context, call);
        // Pictures come with the prose that shows them.
        await Task.WhenAll(prose, figures);
        var (narrative, stored) = (await prose, await figures);
        // The title and the agency are Filing's, whatever a document said of itself.
        var order = new RenderingV1.RenderReportRequest
        {
            Format = request.Format,
            Title = context.Report.Title,
            AgencyName = context.Report.AgencyTitle,
            Year = context.Report.Year,
            Sheet = SheetOf(stored, context),
            SignatureField = request.SignatureField,
            // Missing where last year has no figures; references to them stay as they are written.
            LastSheet = stored.Others.FirstOrDefault()?.Sheet,
        };
        order.Sections.Add(narrative.Sections);
        order.Pictures.Add(narrative.Pictures);
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

    /// <summary>NOT_FOUND / REPORT_NOT_FOUND, INVALID_FIELDS / CHART_UNKNOWN.</summary>
    public async Task<RenderingV1.RenderChartRequest> ComposeChartAsync(
        PublicV1.DrawChartRequest request,
        CallOptions call
    )
    {
        var context = await GetContextAsync(request.Name, call);
        var stored = await GetFiguresAsync(context, call);
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
    private async Task<StatisticsV1.Statistics> GetFiguresAsync(FilingV1.ReportContext context, CallOptions call) =>
        await statistics.GetStatisticsAsync(
            new()
            {
                Name = $"{context.Report.Name}/statistics",
                Others = { context.PreviousSheets() },
                AllowMissing = true,
            },
            call
        );

    // Every cell is blank before the first write.
    private ReportV1.Sheet SheetOf(StatisticsV1.Statistics stored, FilingV1.ReportContext context) =>
        stored.Sheet ?? Sheet.Empty(editions.RequireForYear(context.Report.Year)).ToProto();
}

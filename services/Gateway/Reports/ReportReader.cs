using Disclosure.Form;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Reports;

/// <summary>Reads reports and composes their views.</summary>
internal sealed class ReportReader(
    FilingV1.FilingService.FilingServiceClient filing,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    EditionCatalog editions
)
{
    /// <summary>One report, its parts read at once. NOT_FOUND / REPORT_NOT_FOUND.</summary>
    public async Task<PublicV1.Report> GetAsync(string name, CallOptions call)
    {
        // A malformed name costs no call.
        _ = ReportName.Parse("name", name);
        var report = filing.GetReportAsync(new() { Name = name }, call).ResponseAsync;
        var prose = narratives
            .GetNarrativeAsync(new() { Name = $"{name}/narrative", AllowMissing = true }, call)
            .ResponseAsync;
        var figures = statistics
            .GetStatisticsAsync(new() { Name = $"{name}/statistics", AllowMissing = true }, call)
            .ResponseAsync;
        // An unknown report fails here by Filing's error; the other two answer that nothing is stored.
        await Task.WhenAll(report, prose, figures);
        return ReportView.Create(await report, await prose, await figures, editions);
    }

    /// <summary>A page of reports without prose and figures. INVALID_PAGE_TOKEN.</summary>
    public async Task<PublicV1.ListReportsResponse> ListAsync(PublicV1.ListReportsRequest request, CallOptions call)
    {
        var page = await filing.ListReportsAsync(
            new()
            {
                Agency = request.Agency,
                Year = request.Year,
                State = request.State,
                Under = request.Under,
                ChangedSince = request.ChangedSince,
                PageSize = request.PageSize,
                PageToken = request.PageToken,
            },
            call
        );
        var answer = new PublicV1.ListReportsResponse { NextPageToken = page.NextPageToken };
        answer.Reports.Add(page.Reports.Select(r => ReportView.CreateSummary(r, editions)));
        return answer;
    }
}

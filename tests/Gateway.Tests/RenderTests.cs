using System.Text;
using Disclosure.Gateway.Tests.Fakes;

namespace Disclosure.Gateway.Tests;

/// <summary>What documents and charts are made of.</summary>
public sealed class RenderTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    [Fact]
    public async Task A_document_is_made_of_stored_prose_with_its_pictures_and_the_figures_of_both_years()
    {
        var last = Sample.Sheet(("requests.received.total", "3"));
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.received.total", "12"));
        _gateway.Fakes.Statistics.Stored.Others.Add(new StatisticsV1.OtherSheet { Sheet = last });
        var prose = Sample.Prose();
        prose.Pictures.Add(new ReportV1.PictureFile { Picture = "abc" });
        _gateway.Fakes.Narrative.Stored[prose.Name] = prose;
        var document = await RenderAsync();
        Assert.Equal(("text/html", "html of 云泽县财政局"), (document.ContentType, document.Data.ToStringUtf8()));
        var order = Assert.Single(_gateway.Recorder.Requests<RenderingV1.RenderReportRequest>());
        Assert.Equal((2023, "云泽县财政局2023年政府信息公开工作年度报告"), (order.Year, order.Title));
        Assert.Equal((prose.Sections, prose.Pictures), (order.Sections, order.Pictures));
        Assert.Equal(_gateway.Fakes.Statistics.Stored.Sheet, order.Sheet);
        Assert.Equal(last, order.LastSheet);
        Assert.True(Assert.Single(_gateway.Recorder.Requests<FilingV1.GetReportContextRequest>()).Brief);
    }

    [Fact]
    public async Task A_report_before_its_first_write_is_rendered_blank()
    {
        await RenderAsync();
        var order = Assert.Single(_gateway.Recorder.Requests<RenderingV1.RenderReportRequest>());
        Assert.Equal((0, null), (order.Sections.Count, order.LastSheet));
        Assert.Equal(Sample.Sheet(), order.Sheet);
    }

    [Fact]
    public async Task A_page_is_asked_for_by_its_number()
    {
        await _gateway.Http.GetByteArrayAsync($"/v1/{Sample.Name}:render?format=png&page=2");
        var order = Assert.Single(_gateway.Recorder.Requests<RenderingV1.RenderReportRequest>());
        Assert.Equal(("png", 2), (order.Format, order.Page));
    }

    [Fact]
    public async Task Over_http_the_file_has_its_name_and_says_what_fonts_it_lacks()
    {
        _gateway.Fakes.Rendering.Fonts = new() { Missing = { "龦" } };
        using var answer = await _gateway.Http.GetAsync($"/v1/{Sample.Name}:render?format=html");
        Assert.Equal("报告.html", answer.Content.Headers.ContentDisposition?.FileNameStar);
        var fonts = Uri.UnescapeDataString(answer.Headers.GetValues("Disclosure-Fonts").Single());
        Assert.Equal("""{"substitutions":[],"fallbacks":[],"missing":["龦"],"leftOff":0}""", fonts);
    }

    [Fact]
    public async Task A_chart_is_drawn_of_the_reports_figures()
    {
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.granted.total", "12"));
        var chart = await _gateway.Documents.DrawChartAsync(new() { Name = Sample.Name, Kind = "results" });
        Assert.Equal(("results", "<svg/>", "办理结果"), (chart.Kind, chart.Svg, chart.Description));
        var order = Assert.Single(_gateway.Recorder.Requests<RenderingV1.RenderChartRequest>());
        Assert.Equal(_gateway.Fakes.Statistics.Stored.Sheet, order.Sheet);
    }

    [Fact]
    public async Task A_bundle_is_every_report_that_counts_and_goes_on_behind_what_the_caller_has()
    {
        _gateway.Fakes.Filing.Counted.Add(
            new() { Reports = { Sample.Pinned(2023), Sample.Pinned(2023, 2, "agencies/jiao-yu") } }
        );
        var path = $"/v1/{Sample.Agency}:bundle?year=2023&format=csv";
        using var answer = await _gateway.Http.GetAsync(path);
        Assert.Equal("yun-ze-2023-csv.zip", answer.Content.Headers.ContentDisposition?.FileNameStar);
        var whole = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(
            "机关yun-ze（yun-ze）2023.csv\n机关jiao-yu（jiao-yu）2023.csv\nend",
            Encoding.UTF8.GetString(whole)
        );
        var digest = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(whole.AsSpan(0, 40)));
        var rest = await _gateway.Http.GetByteArrayAsync($"{path}&offset=40&sha256={digest}");
        Assert.Equal(whole[40..], rest);
    }

    [Theory]
    [InlineData("csv", 0, "REGION_EMPTY")]
    [InlineData("doc", 1, "UNKNOWN_FORMAT")]
    public async Task A_bundle_that_cannot_be_made_is_refused(string format, int reports, string reason)
    {
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Enumerable.Repeat(Sample.Pinned(2023), reports) } });
        using var call = _gateway.Regions.BundleReports(
            new()
            {
                Name = Sample.Agency,
                Year = 2023,
                Format = format,
            }
        );
        var error = await GatewayWithFakes.ErrorOfAsync(() => call.ResponseStream.MoveNext(default));
        Assert.Equal(reason, error.Reason);
    }

    public void Dispose() => _gateway.Dispose();

    private async Task<Google.Api.HttpBody> RenderAsync() =>
        await _gateway.Documents.RenderReportAsync(new() { Name = Sample.Name, Format = "html" });
}

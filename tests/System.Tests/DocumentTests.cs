using System.Text;
using System.Xml.Linq;
using Disclosure.SystemTests.Product;
using Grpc.Core;
using Grpc.Net.Client;
using PublicV1 = Disclosure.Gateway.V1;

namespace Disclosure.SystemTests;

/// <summary>What is asked of a report's document beyond its format: charts, a place to sign in.</summary>
public sealed class DocumentTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private JsonCaller Json => product.Json;

    [Fact]
    public async Task A_chart_is_drawn_and_says_every_figure()
    {
        var report = await FileAsync(2023, received: "12", granted: "7");
        var results = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}:chart?kind=results");
        Assert.Equal("results", $"{results["kind"]}");
        Assert.Contains("予以公开 7件", $"{results["description"]}", StringComparison.Ordinal);
        var svg = XDocument.Parse($"{results["svg"]}").Root!;
        Assert.Equal(s_svg + "svg", svg.Name);
        Assert.Equal($"{results["description"]}", svg.Attribute("aria-label")?.Value);
        Assert.Contains(svg.Descendants(s_svg + "text"), t => t.Value == "7件");

        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{product.GrpcPort}");
        var same = await new PublicV1.DocumentService.DocumentServiceClient(channel).DrawChartAsync(
            new() { Name = report, Kind = "results" },
            new Metadata { { "authorization", $"Bearer {RunningProduct.Token}" } }
        );
        Assert.Equal($"{results["svg"]}", same.Svg);
    }

    [Fact]
    public async Task Five_years_are_those_that_the_office_filed_across_the_change_of_the_form()
    {
        var first = await FileAsync(2020, received: "3", granted: "3");
        await product.CountAsync(first);
        var agency = first[..first.IndexOf("/reports/", StringComparison.Ordinal)];
        var report = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{agency}/reports",
            new { reportId = "2023", requestId = Guid.NewGuid() }
        );
        await ChangeAsync($"{report["name"]}", received: "12", granted: "7");
        var chart = await Json.OkAsync(HttpMethod.Get, $"/v1/{report["name"]}:chart?kind=five_years");
        Assert.Contains("新收：2020年 3件，2023年 12件", $"{chart["description"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_that_there_is_none_of_is_refused_with_those_there_are()
    {
        var report = await FileAsync(2023, received: "1", granted: "1");
        var refused = await Json.RefusedAsync(HttpMethod.Get, $"/v1/{report}:chart?kind=pie");
        Assert.Equal(["kind CHART_UNKNOWN"], refused.Fields);
        Assert.Contains("five_years", refused.Localized, StringComparison.Ordinal);
        var missing = await Json.RefusedAsync(HttpMethod.Get, "/v1/agencies/nobody/reports/2023:chart?kind=results");
        Assert.Equal((404, "REPORT_NOT_FOUND"), (missing.HttpStatus, missing.Reason));
    }

    [Fact]
    public async Task Charts_are_printed_where_they_are_asked_for()
    {
        var report = await FileAsync(2023, received: "12", granted: "7");
        var nowhere = await Json.RefusedAsync(HttpMethod.Get, $"/v1/{report}:render?format=html&charts=results");
        Assert.Equal(["charts[0] CHART_MALFORMED"], nowhere.Fields);
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/narrative/sections/requests",
            new { requestId = Guid.NewGuid(), text = "全年收到申请12件。" }
        );
        var plain = await TextAsync($"/v1/{report}:render?format=html");
        Assert.DoesNotContain("<svg", plain, StringComparison.Ordinal);
        var drawn = await TextAsync($"/v1/{report}:render?format=html&charts=results&charts=five_years&charts=results");
        Assert.Equal(2, drawn.Split("<svg").Length - 1);
        Assert.Contains("2023年政府信息公开申请情况", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_to_sign_is_left_in_pdf_where_it_is_asked_for()
    {
        var report = await FileAsync(2023, received: "1", granted: "1");
        var plain = await Json.RenderAsync(report, "pdf");
        var field = await Json.RenderAsync(report, "pdf&signatureField=true");
        Assert.NotEqual(plain, field);
        Assert.Equal(plain, await Json.RenderAsync(report, "pdf&signatureField=false"));
        var refused = await Json.RefusedAsync(HttpMethod.Get, $"/v1/{report}:render?format=docx&signatureField=true");
        Assert.Equal(["signatureField SIGNATURE_FIELD_FORMAT"], refused.Fields);
        Assert.Contains("PDF", refused.Localized, StringComparison.Ordinal);
    }

    private async Task<string> FileAsync(int year, string received, string granted)
    {
        var report = await Json.OpenAsync(year);
        await ChangeAsync(report, received, granted);
        return report;
    }

    private async Task ChangeAsync(string report, string received, string granted) =>
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string>
                {
                    ["requests.received.total"] = received,
                    ["requests.granted.total"] = granted,
                },
            }
        );

    private async Task<string> TextAsync(string path) =>
        Encoding.UTF8.GetString(await Json.Http.GetByteArrayAsync(path));
}

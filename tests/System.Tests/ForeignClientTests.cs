using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;
using Google.Rpc;

namespace Disclosure.SystemTests;

/// <summary>Six processes, and clients that share no code with ours: buf for gRPC, by reflection, and curl for JSON.</summary>
public sealed class ForeignClientTests(SixProcesses product) : IClassFixture<SixProcesses>
{
    private const string Package = "disclosure.gateway.v1";

    [Fact]
    public async Task The_job_is_done_over_grpc()
    {
        await GrpcAsync(
            "AgencyService/CreateAgency",
            new
            {
                agencyId = "yun-ze",
                requestId = Guid.NewGuid(),
                agency = new { title = "云泽县住房和城乡建设局", level = "COUNTY" },
            }
        );
        var report = await GrpcAsync(
            "ReportService/CreateReport",
            new
            {
                parent = "agencies/yun-ze",
                reportId = "2024",
                requestId = Guid.NewGuid(),
            }
        );
        Assert.Equal("DRAFT", $"{report["state"]}");
        var view = await GrpcAsync(
            "DocumentService/ImportReport",
            new
            {
                name = $"{report["name"]}",
                requestId = Guid.NewGuid(),
                document = new
                {
                    contentType = JsonCaller.Docx,
                    data = Convert.ToBase64String(Office.Sample("yunze-2024-draft.docx")),
                },
            }
        );
        Assert.Equal("30", $"{view["statistics"]?["cells"]?["requests.received.total"]}");
        var check = await GrpcAsync("ReportService/CheckReport", new { name = $"{report["name"]}" });
        Assert.Contains("requests.balance", check.Codes());
        var html = await GrpcAsync("DocumentService/RenderReport", new { name = $"{report["name"]}", format = "html" });
        Assert.StartsWith("text/html", $"{html["contentType"]}", StringComparison.Ordinal);

        var (exit, _, error) = await BufAsync("ReportService/GetReport", new { name = "agencies/yun-ze/reports/2019" });
        Assert.NotEqual(0, exit);
        var status = JsonNode.Parse(error) ?? throw new InvalidOperationException(error);
        Assert.Equal("not_found", $"{status["code"]}");
        var detail = status["details"]?.AsArray().First(d => $"{d?["type"]}" == "google.rpc.ErrorInfo");
        Assert.Equal("REPORT_NOT_FOUND", ErrorInfo.Parser.ParseFrom(Base64Of($"{detail?["value"]}")).Reason);
    }

    [Fact]
    public async Task The_job_is_done_over_json()
    {
        await CurlAsync(
            "POST",
            "/v1/agencies",
            """{"agencyId":"bai-kui","requestId":"6f9619ff-8b86-4d01-b42d-00c04fc964ff","agency":{"title":"白奎镇人民政府"}}"""
        );
        await CurlAsync(
            "POST",
            "/v1/agencies/bai-kui/reports",
            """{"reportId":"2023","requestId":"6f9619ff-8b86-4d01-b42d-00c04fc964fe"}"""
        );
        var sample = Repository.PathOf("deploy", "sample", "baikui-2023-draft.docx");
        var view = await CurlAsync("POST", "/v1/agencies/bai-kui/reports/2023:import", $"@{sample}", JsonCaller.Docx);
        Assert.Equal(190, JsonNode.Parse(view)!.Cells().Count);
        var text = await CurlAsync("GET", "/v1/agencies/bai-kui/reports/2023:render?format=txt");
        Assert.Contains("三、收到和处理政府信息公开申请情况", text, StringComparison.Ordinal);
        var refused = await CurlAsync("GET", "/v1/agencies/nobody");
        Assert.Equal("AGENCY_NOT_FOUND", new Refusal(404, JsonNode.Parse(refused)!).Reason);
    }

    [Fact]
    public async Task A_service_that_dies_is_named_and_its_data_is_there_when_it_is_back()
    {
        var report = await product.Json.OpenAsync(2023);
        await product.Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string> { ["requests.received.total"] = "7" },
            }
        );
        product.Kill("Statistics");
        var refused = await product.Json.RefusedAsync(HttpMethod.Get, $"/v1/{report}");
        Assert.Equal((503, "DEPENDENCY_UNAVAILABLE"), (refused.HttpStatus, refused.Reason));
        Assert.Contains("statistics", refused.Localized, StringComparison.Ordinal);
        product.Restart("Statistics");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await product.Json.IsReadyAsync(patience.Token))
        {
            await Task.Delay(100, patience.Token);
        }

        Assert.Equal(
            ["requests.received.total=7"],
            (await product.Json.OkAsync(HttpMethod.Get, $"/v1/{report}")).Cells()
        );
    }

    // buf writes no padding.
    private static byte[] Base64Of(string text) =>
        Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));

    // method: service and method, such as "AgencyService/GetAgency".
    private async Task<JsonNode> GrpcAsync(string method, object request)
    {
        var (exit, output, error) = await BufAsync(method, request);
        Assert.True(exit == 0, error);
        return JsonNode.Parse(output) ?? throw new InvalidOperationException(output);
    }

    private async Task<(int Exit, string Output, string Error)> BufAsync(string method, object request)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "request.json");
        await File.WriteAllTextAsync(file, System.Text.Json.JsonSerializer.Serialize(request));
        return await Command.RunAsync(
            Repository.PathOf("protos", "node_modules", ".bin", "buf"),
            [
                "curl",
                "--protocol",
                "grpc",
                "--http2-prior-knowledge",
                "--header",
                $"Authorization: Bearer {RunningProduct.Token}",
                "--reflect-header",
                $"Authorization: Bearer {RunningProduct.Token}",
                "--data",
                $"@{file}",
                $"http://127.0.0.1:{product.GrpcPort}/{Package}.{method}",
            ]
        );
    }

    private async Task<string> CurlAsync(
        string method,
        string path,
        string? body = null,
        string type = "application/json"
    )
    {
        IEnumerable<string> content = body is null ? [] : ["--data-binary", body, "--header", $"Content-Type: {type}"];
        var (exit, output, error) = await Command.RunAsync(
            "curl",
            [
                "--silent",
                "--show-error",
                "--request",
                method,
                "--header",
                $"Authorization: Bearer {RunningProduct.Token}",
                .. content,
                $"http://127.0.0.1:{product.HttpPort}{path}",
            ]
        );
        Assert.True(exit == 0, error);
        return output;
    }
}

using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests;

/// <summary>The January of a county: two years of its offices from draft to publication, and the county's own report of both.</summary>
public sealed class JourneyTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    private static readonly string[] s_offices = ["人民政府办公室", "财政局", "教育局", "民政局"];

    private readonly string _id = $"{Guid.NewGuid():N}"[..6];

    private JsonCaller Json => product.Json;

    private string County => $"xian-{_id}";

    [Fact]
    public async Task A_county_goes_from_drafts_to_a_published_region_report()
    {
        await Json.AddAgencyAsync(County, "临河县人民政府", "GOVERNMENT", "");
        for (var i = 0; i < s_offices.Length; i++)
        {
            await Json.AddAgencyAsync($"ju{i}-{_id}", $"临河县{s_offices[i]}", "DEPARTMENT", County);
        }

        foreach (var year in (int[])[2022, 2023])
        {
            foreach (var agency in Enumerable.Range(0, s_offices.Length).Select(i => $"ju{i}-{_id}").Append(County))
            {
                await PublishAsync(await Json.WriteReportAsync(agency, $"{year}", year));
            }
        }

        var progress = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{County}:progress?year=2023");
        Assert.Equal($"{progress["due"]}", $"{progress["published"]}");
        var region = await Json.OpenReportAsync(County, "2023-region");
        await Json.OkAsync(HttpMethod.Post, $"/v1/{region}/statistics:collect", new { requestId = Guid.NewGuid() });
        // The same words and figures as the county's own report would be its twin.
        await Json.WriteProseAsync(region, "临河县人民政府", 2023, "全县");
        await PublishAsync(region);

        var moves = await Json.OkAsync(HttpMethod.Get, $"/v1/{region}/moves");
        Assert.Equal(
            ["PUBLISH", "APPROVE", "SUBMIT", "CREATE"],
            moves["moves"]!.AsArray().Select(m => $"{m?["verb"]}")
        );
        await RequirePublicAsync(region);
    }

    [Fact]
    public async Task A_published_report_is_corrected_and_withdrawn()
    {
        await Json.AddAgencyAsync(County, "清源县人民政府", "GOVERNMENT", "");
        var report = await Json.WriteReportAsync(County, "2023", 2023);
        await PublishAsync(report);
        await MoveAsync(report, "correct", new { requestId = Guid.NewGuid(), reasons = new[] { "更正联系电话" } });
        await Json.WriteProseAsync(report, "清源县人民政府", 2023);
        await PublishAsync(report);
        var versions = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}/versions");
        Assert.Equal(["2", "1"], versions["versions"]!.AsArray().Select(v => $"{v?["version"]}"));
        await RequirePublicAsync(report);
        await MoveAsync(report, "withdraw", new { requestId = Guid.NewGuid(), reasons = new[] { "内容有误" } });
        // The tree follows the log.
        await WaitAsync(async () =>
        {
            using var gone = await Json.Http.GetAsync($"/public/v1/{report}/files/pdf");
            return !gone.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task Errors_block_and_warnings_ask_for_reasons()
    {
        await Json.AddAgencyAsync(County, "东山县人民政府", "GOVERNMENT", "");
        var report = await Json.WriteReportAsync(County, "2023", 2023);
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId = Guid.NewGuid(), cells = new Dictionary<string, string> { [CleanReport.Cells[20]] = "7" } }
        );
        var refused = await Json.RefusedAsync(
            HttpMethod.Post,
            $"/v1/{report}:submit",
            new { requestId = Guid.NewGuid() }
        );
        Assert.Equal((400, "FINDINGS_BLOCK"), (refused.HttpStatus, refused.Reason));
        var view = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        Assert.Equal("DRAFT", $"{view["state"]}");
        // A refused submission keeps nobody from editing.
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId = Guid.NewGuid(), cells = new Dictionary<string, string> { [CleanReport.Cells[20]] = "0" } }
        );
        await PublishAsync(report);
    }

    private async Task PublishAsync(string report)
    {
        var check = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}:check");
        var findings = check["findings"]!.AsArray();
        Assert.DoesNotContain(findings, f => $"{f?["severity"]}" == "ERROR");
        var explanations = findings
            .Where(f => $"{f?["severity"]}" == "WARNING")
            .Select(f => new { fingerprint = $"{f?["fingerprint"]}", reason = "情况属实" });
        await MoveAsync(report, "submit", new { requestId = Guid.NewGuid(), explanations });
        await MoveAsync(report, "approve", new { requestId = Guid.NewGuid() });
        var published = await MoveAsync(report, "publish", new { requestId = Guid.NewGuid() });
        Assert.Equal("PUBLISHED", $"{published["state"]}");
    }

    // What anybody can read without a token: the files by their digests, the receipt under the signed head of the log.
    private async Task RequirePublicAsync(string report)
    {
        using var anybody = new HttpClient { BaseAddress = Json.Http.BaseAddress };
        var index = JsonNode.Parse(await anybody.GetStringAsync($"/public/v1/{report}"));
        var newest = index?["versions"]?.AsArray().MaxBy(v => (int?)v?["version"]);
        foreach (var file in newest?["files"]?.AsArray() ?? [])
        {
            var bytes = await anybody.GetByteArrayAsync($"{file?["uri"]}");
            Assert.Equal($"{file?["sha256"]}", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        var receipt = await anybody.GetStringAsync($"{newest?["receiptUri"]}");
        Assert.StartsWith("c2sp.org/tlog-proof@v1\n", receipt, StringComparison.Ordinal);
    }

    private static async Task WaitAsync(Func<Task<bool>> isDone)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isDone())
        {
            // Ends the wait with an exception after half a minute.
            await Task.Delay(200, end.Token);
        }
    }

    private Task<JsonNode> MoveAsync(string report, string verb, object body) =>
        Json.OkAsync(HttpMethod.Post, $"/v1/{report}:{verb}", body);
}

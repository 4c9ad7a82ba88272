using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

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
        await AddAgencyAsync(County, "临河县人民政府", "GOVERNMENT", "");
        for (var i = 0; i < s_offices.Length; i++)
        {
            await AddAgencyAsync($"ju{i}-{_id}", $"临河县{s_offices[i]}", "DEPARTMENT", County);
        }

        foreach (var year in (int[])[2022, 2023])
        {
            foreach (var agency in Enumerable.Range(0, s_offices.Length).Select(i => $"ju{i}-{_id}").Append(County))
            {
                await PublishAsync(await WriteAsync(agency, $"{year}", year));
            }
        }

        var progress = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{County}:progress?year=2023");
        Assert.Equal($"{progress["due"]}", $"{progress["published"]}");
        var region = await OpenAsync(County, "2023-region");
        await Json.OkAsync(HttpMethod.Post, $"/v1/{region}/statistics:collect", new { requestId = Guid.NewGuid() });
        // The same words and figures as the county's own report would be its twin.
        await WriteProseAsync(region, "临河县人民政府", 2023, "全县");
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
        await AddAgencyAsync(County, "清源县人民政府", "GOVERNMENT", "");
        var report = await WriteAsync(County, "2023", 2023);
        await PublishAsync(report);
        await MoveAsync(report, "correct", new { requestId = Guid.NewGuid(), reasons = new[] { "更正联系电话" } });
        await WriteProseAsync(report, "清源县人民政府", 2023);
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
        await AddAgencyAsync(County, "东山县人民政府", "GOVERNMENT", "");
        var report = await WriteAsync(County, "2023", 2023);
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId = Guid.NewGuid(), cells = new Dictionary<string, string> { [s_cells[20]] = "7" } }
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
            new { requestId = Guid.NewGuid(), cells = new Dictionary<string, string> { [s_cells[20]] = "0" } }
        );
        await PublishAsync(report);
    }

    // Without the rows that stand for others on some printed forms.
    private static readonly string[] s_cells =
    [
        .. Editions
            .E2021.Cells.Index()
            .Where(c => !Editions.E2021.Alternatives.Any(a => a.Own.Contains(c.Index)))
            .Select(c => c.Item.Name),
    ];

    private async Task<string> WriteAsync(string agency, string id, int year)
    {
        var report = await OpenAsync(agency, id);
        var title = $"{(await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{agency}"))["title"]}";
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId = Guid.NewGuid(), cells = s_cells.ToDictionary(c => c, _ => "0") }
        );
        await WriteProseAsync(report, title, year);
        return report;
    }

    private async Task WriteProseAsync(string report, string agency, int year, string scope = "")
    {
        (string Section, string Text)[] parts =
        [
            ("proactive_disclosure", $"{year}年，{scope}主动公开政府信息。"),
            ("requests", $"{year}年没有收到政府信息公开申请。"),
            ("information_management", "落实信息发布审核制度。"),
            ("platform", "维护门户网站政府信息公开专栏。"),
            ("supervision", "开展政务公开培训和考核。"),
        ];
        object[] sections =
        [
            new
            {
                section = "preamble",
                text = $"本报告根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制。所列数据统计期限为{year}年1月1日至{year}年12月31日。{agency}地址：临河县中心路1号，邮编：100000，电话：010-12345678，电子邮箱：lh@example.gov.cn。",
            },
            new { section = "overview", sections = parts.Select(p => new { section = p.Section, text = p.Text }) },
            new
            {
                section = "problems",
                sections = new[]
                {
                    new { section = "issues", text = "信息公开的时效有待提高。" },
                    new { section = "improvements", text = "下一步加强培训，及时公开。" },
                },
            },
            new { section = "other_matters", text = $"{year}年度未收取信息处理费。" },
        ];
        await Json.OkAsync(HttpMethod.Put, $"/v1/{report}/narrative", new { requestId = Guid.NewGuid(), sections });
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

    private async Task<string> OpenAsync(string agency, string id) =>
        $"{(await Json.OkAsync(HttpMethod.Post, $"/v1/agencies/{agency}/reports", new { reportId = id, requestId = Guid.NewGuid() }))["name"]}";

    private async Task AddAgencyAsync(string id, string title, string kind, string parent) =>
        await Json.OkAsync(
            HttpMethod.Post,
            "/v1/agencies",
            new
            {
                agencyId = id,
                requestId = Guid.NewGuid(),
                agency = new
                {
                    title,
                    level = "COUNTY",
                    kind,
                    parent = parent.Length > 0 ? $"agencies/{parent}" : "",
                },
            }
        );
}

using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests;

/// <summary>How a year's prose begins, and whose texts it may be held against.</summary>
public sealed class StartingTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    // Long enough to be compared, and in no other report.
    private const string Distinctive =
        "围绕渔业休禁期管理，组织执法船艇夜航巡查并逐航次公布检查结果。沿江七个码头设立电子公示屏，渔民扫码即可核对补助标准和发放批次。"
        + "针对养殖尾水治理资金，邀请养殖户代表旁听分配会议，会后三日内公布全部评分表。";

    private JsonCaller Json => product.Json;

    [Fact]
    public async Task A_prefilled_report_begins_with_last_years_prose_and_its_repeat_answers_the_same()
    {
        var last = await Json.OpenAsync(2022);
        var agency = last[..last.IndexOf("/reports/", StringComparison.Ordinal)];
        await CountAsync(last, "36");
        await WriteAsync(last, "2022年，收到政府信息公开申请36件。");
        var order = Order("2023");
        var view = await Json.OkAsync(HttpMethod.Post, $"/v1/{agency}/reports", order);
        Assert.Contains(
            "requests: 2023年，收到政府信息公开申请{{requests.received.total}}件。",
            view.Prose(),
            StringComparer.Ordinal
        );
        Assert.Equal("1", $"{view["narrative"]?["etag"]}");

        await WriteAsync($"{agency}/reports/2023", "2023年，未收到政府信息公开申请。");
        await WriteAsync(last, "2022年，收到政府信息公开申请37件。");
        var again = await Json.OkAsync(HttpMethod.Post, $"/v1/{agency}/reports", order);
        Assert.Equal(view.Prose(), again.Prose());
        var now = await Json.OkAsync(HttpMethod.Get, $"/v1/{agency}/reports/2023");
        Assert.Contains("requests: 2023年，未收到政府信息公开申请。", now.Prose(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_office_made_of_others_begins_with_the_prose_of_the_first_that_has_any()
    {
        var (silent, merged, later, made) = (
            await AddAsync(""),
            await AddAsync(""),
            await AddAsync(""),
            await AddAsync("")
        );
        await OpenAsync(silent, "2022");
        var last = await OpenAsync(merged, "2022");
        await CountAsync(last, "36");
        await WriteAsync(last, "2022年，收到政府信息公开申请36件。");
        await WriteAsync(await OpenAsync(later, "2022"), "2022年，未收到政府信息公开申请。");
        var predecessors = new[] { silent, merged, later };
        var view = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{made}/reports",
            new
            {
                reportId = "2023",
                requestId = Guid.NewGuid(),
                prefill = true,
                predecessors,
            }
        );
        const string Begun = "requests: 2023年，收到政府信息公开申请{{requests.received.total}}件。";
        Assert.Contains(Begun, view.Prose(), StringComparer.Ordinal);

        await WriteAsync($"{made}/reports/2023", "2023年，另写了一段。");
        var again = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{made}/reports/2023/narrative:start",
            new
            {
                requestId = Guid.NewGuid(),
                source = "LAST_YEAR",
                predecessors,
            }
        );
        Assert.Contains("{{requests.received.total}}", again["narrative"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefilled_report_of_an_office_without_last_years_prose_begins_with_the_standard_sentences()
    {
        var other = await Json.OpenAsync(2023);
        var agency = other[..other.IndexOf("/reports/", StringComparison.Ordinal)];
        var view = await Json.OkAsync(HttpMethod.Post, $"/v1/{agency}/reports", Order("2025"));
        Assert.Contains(view.Prose(), s => s.Contains("{{requests.received.total}}", StringComparison.Ordinal));
        var plain = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{agency}/reports",
            new { reportId = "2024", requestId = Guid.NewGuid() }
        );
        Assert.Empty(plain.Prose());
    }

    [Fact]
    public async Task A_text_is_held_against_those_of_its_region_and_of_no_unrelated_office()
    {
        var county = await AddAsync("");
        var (mine, neighbour, stranger) = (await AddAsync(county), await AddAsync(county), await AddAsync(""));
        foreach (var agency in new[] { mine, neighbour, stranger })
        {
            await WriteAsync(await OpenAsync(agency), Distinctive);
        }

        Assert.Contains(await CopiedAsync(mine), m => m.Contains(neighbour, StringComparison.Ordinal));
        Assert.DoesNotContain(await CopiedAsync(mine), m => m.Contains(stranger, StringComparison.Ordinal));
        Assert.Empty(await CopiedAsync(stranger));
    }

    private static object Order(string year) =>
        new
        {
            reportId = year,
            requestId = Guid.NewGuid(),
            prefill = true,
        };

    private async Task<string[]> CopiedAsync(string agency)
    {
        var check = await Json.OkAsync(HttpMethod.Get, $"/v1/{agency}/reports/2023:check");
        return
        [
            .. check["findings"]!
                .AsArray()
                .OfType<JsonNode>()
                .Where(f => $"{f["code"]}" == "text.copied")
                .Select(f => $"{f["message"]}"),
        ];
    }

    private async Task<string> AddAsync(string parent)
    {
        var agencyId = $"a-{Guid.NewGuid():N}";
        await Json.OkAsync(
            HttpMethod.Post,
            "/v1/agencies",
            new
            {
                agencyId,
                requestId = Guid.NewGuid(),
                agency = new { title = $"渔港{agencyId[^6..]}局", parent },
            }
        );
        return $"agencies/{agencyId}";
    }

    private async Task<string> OpenAsync(string agency, string reportId = "2023") =>
        $"{(await Json.OkAsync(HttpMethod.Post, $"/v1/{agency}/reports", new { reportId, requestId = Guid.NewGuid() }))["name"]}";

    private Task<JsonNode> CountAsync(string report, string received) =>
        Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string> { ["requests.received.total"] = received },
            }
        );

    private Task<JsonNode> WriteAsync(string report, string text) =>
        Json.OkAsync(
            HttpMethod.Put,
            $"/v1/{report}/narrative",
            new
            {
                requestId = Guid.NewGuid(),
                sections = new[]
                {
                    new { section = "overview", sections = new[] { new { section = "requests", text } } },
                },
            }
        );
}

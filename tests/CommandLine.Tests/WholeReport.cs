using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.CommandLine.Tests;

/// <summary>Writes reports that can be published, and explains what is asked of them.</summary>
internal static class WholeReport
{
    // Without the rows that stand for others on some printed forms.
    private static readonly Dictionary<string, string> s_zeros = Editions
        .E2021.Cells.Index()
        .Where(c => !Editions.E2021.Alternatives.Any(a => a.Own.Contains(c.Index)))
        .ToDictionary(c => c.Item.Name, _ => "0");

    /// <summary>All figures zero, and prose that says so.</summary>
    public static async Task FillAsync(this JsonCaller json, string report, string agency, int year)
    {
        await json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId = Guid.NewGuid(), cells = s_zeros }
        );
        (string Section, string Text)[] topics =
        [
            ("proactive_disclosure", $"{year}年，主动公开政府信息。"),
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
                text = $"本报告根据《中华人民共和国政府信息公开条例》编制。所列数据统计期限为{year}年1月1日至{year}年12月31日。{agency}地址：临江县中心路1号，邮编：100000，电话：010-12345678，电子邮箱：lj@example.gov.cn。",
            },
            new { section = "overview", sections = topics.Select(t => new { section = t.Section, text = t.Text }) },
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
        await json.OkAsync(HttpMethod.Put, $"/v1/{report}/narrative", new { requestId = Guid.NewGuid(), sections });
    }

    /// <summary>Explains every warning by its fingerprint; there must be no error.</summary>
    public static async Task ExplainAllAsync(this CommandRunner command, string report)
    {
        var check = await command.ExpectAsync(0, "report", "check", report, "--json");
        foreach (var finding in JsonNode.Parse(check.Output)!["findings"]!.AsArray())
        {
            if ($"{finding?["severity"]}" == "WARNING")
            {
                await command.ExpectAsync(
                    0,
                    "report",
                    "explain",
                    report,
                    "--fingerprint",
                    $"{finding?["fingerprint"]}",
                    "--reason",
                    "情况属实"
                );
            }
        }
    }
}

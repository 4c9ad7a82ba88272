using Disclosure.Testing;

namespace Disclosure.SystemTests.Product;

/// <summary>Reports that no check has anything against but what a reason explains.</summary>
internal static class CleanReport
{
    /// <summary>Without the rows that stand for others on some printed forms.</summary>
    public static IReadOnlyList<string> Cells { get; } =
    [
        .. Editions
            .E2021.Cells.Index()
            .Where(c => !Editions.E2021.Alternatives.Any(a => a.Own.Contains(c.Index)))
            .Select(c => c.Item.Name),
    ];

    /// <summary>Registers an agency.</summary>
    public static async Task AddAgencyAsync(
        this JsonCaller json,
        string id,
        string title,
        string kind,
        string parent
    ) =>
        await json.OkAsync(
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

    /// <summary>Opens a report and answers its name.</summary>
    public static async Task<string> OpenReportAsync(this JsonCaller json, string agency, string id) =>
        $"{(await json.OkAsync(HttpMethod.Post, $"/v1/agencies/{agency}/reports", new { reportId = id, requestId = Guid.NewGuid() }))["name"]}";

    /// <summary>Opens a report and writes all of it: every cell 0, every section in a sentence.</summary>
    public static async Task<string> WriteReportAsync(this JsonCaller json, string agency, string id, int year)
    {
        var report = await json.OpenReportAsync(agency, id);
        var title = $"{(await json.OkAsync(HttpMethod.Get, $"/v1/agencies/{agency}"))["title"]}";
        await json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId = Guid.NewGuid(), cells = Cells.ToDictionary(c => c, _ => "0") }
        );
        await json.WriteProseAsync(report, title, year);
        return report;
    }

    /// <summary>Writes every section in a sentence.</summary>
    public static async Task WriteProseAsync(
        this JsonCaller json,
        string report,
        string agency,
        int year,
        string scope = ""
    )
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
        await json.OkAsync(HttpMethod.Put, $"/v1/{report}/narrative", new { requestId = Guid.NewGuid(), sections });
    }
}

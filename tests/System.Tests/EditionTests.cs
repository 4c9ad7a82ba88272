using System.Text;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests;

/// <summary>The product with a further edition of the form: a made-up one of 2027 that is a folder of test data alone.</summary>
public sealed class FurtherEditionProduct : RunningProduct
{
    protected override void Start()
    {
        var settings = GatewaySettings();
        settings["DISCLOSURE_EDITIONS"] = Repository.PathOf("tests", "Testing", "Editions");
        Run("AllInOne", settings);
    }
}

/// <summary>
/// A new edition is a new folder and no other change. That of 2027 has two rows more in table three, a column more in table four, a
/// topic more, a part under another heading, and a rule of its own.
/// </summary>
public sealed class EditionTests(FurtherEditionProduct product) : IClassFixture<FurtherEditionProduct>
{
    private static readonly string[] s_applicants =
    [
        "natural_person",
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other_organization",
        "total",
    ];

    private JsonCaller Json => product.Json;

    [Fact]
    public async Task A_report_begins_with_the_skeleton_of_its_edition()
    {
        var report = await OpenAsync("2027", prefill: true);
        var view = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        Assert.Equal("2027", $"{view["edition"]}");
        var sections = view["narrative"]!["sections"]!.AsArray();
        var topics = sections.Single(s => $"{s?["section"]}" == "overview")!["sections"]!.AsArray();
        Assert.Contains(topics, t => $"{t?["section"]}" == "public_data" && $"{t?["text"]}".Contains("2027年"));
    }

    [Fact]
    public async Task Its_rules_are_checked_and_its_words_are_claims()
    {
        var report = await FiledAsync();
        await ChangeAsync(
            report,
            ("proceedings.review.mediated", "2"),
            ("proceedings.review.total", "2"),
            ("requests.refused_public_data.total", "4")
        );
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/narrative/sections/requests",
            new
            {
                requestId = Guid.NewGuid(),
                text = "2027年，本机关收到政府信息公开申请5件，其中属于公共数据授权运营事项不予公开2件，申请人主动撤回1件。行政复议调解结案1件。",
            }
        );
        var check = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}:check");
        Assert.Contains("proceedings.mediated", check.Codes());
        Assert.Contains(
            Findings(check, "requests.results_sum"),
            f => f!["cells"]!.AsArray().Any(c => $"{c}" == "requests.refused_public_data.total")
        );
        Assert.Contains(
            Findings(check, "claims.mismatch"),
            f => f!["cells"]!.AsArray().Any(c => $"{c}" == "requests.refused_public_data.total")
        );
        Assert.Contains(
            Findings(check, "claims.mismatch"),
            f => f!["cells"]!.AsArray().Any(c => $"{c}" == "proceedings.review.mediated")
        );
        Assert.DoesNotContain(
            Findings(check, "claims.mismatch"),
            f => f!["cells"]!.AsArray().Any(c => $"{c}" == "requests.other_withdrawn.total")
        );
    }

    [Theory]
    [InlineData("docx", JsonCaller.Docx)]
    [InlineData("html", "text/html")]
    [InlineData("txt", "text/plain")]
    [InlineData("md", "text/markdown")]
    [InlineData("json", "application/json")]
    [InlineData("xml", "application/xml")]
    [InlineData("pdf", "application/pdf")]
    [InlineData("ofd", "application/ofd")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task What_is_rendered_is_read_back_to_the_same_cells(string format, string type)
    {
        var report = await FiledAsync();
        var view = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        var read = await Json.ReadAsync(await Json.RenderAsync(report, format), type);
        Assert.Equal("2027", $"{read["edition"]}");
        Assert.Equal(view.Cells(), read.Cells());
        Assert.Contains("requests.refused_public_data.total=1", read.Cells());
        Assert.Contains("proceedings.direct_litigation.mediated=1", read.Cells());
    }

    [Fact]
    public async Task Every_format_shows_the_new_rows_column_and_heading()
    {
        var report = await FiledAsync();
        foreach (var format in Office.Formats)
        {
            Assert.NotEmpty(await Json.RenderAsync(report, format));
        }

        var text = Encoding.UTF8.GetString(await Json.RenderAsync(report, "txt"));
        Assert.Contains("9.属于公共数据授权运营事项", text);
        Assert.Contains("3.申请人主动撤回", text);
        Assert.Contains("调解结案", text);
        Assert.Contains("五、问题清单及整改情况", text);
        Assert.Contains("（五）公共数据开放", text);
    }

    [Fact]
    public async Task A_document_of_ours_is_imported_with_its_topic_and_its_renamed_part()
    {
        var report = await FiledAsync();
        var document = await Json.RenderAsync(report, "docx");
        var other = await OpenAsync("2027");
        var view = await Json.ImportAsync(other, document, JsonCaller.Docx);
        var source = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        Assert.Equal(source.Cells(), view.Cells());
        var sections = view["narrative"]!["sections"]!.AsArray();
        var topics = sections.Single(s => $"{s?["section"]}" == "overview")!["sections"]!.AsArray();
        Assert.Equal(
            "公共数据平台开放数据集三个。",
            $"{topics.Single(t => $"{t?["section"]}" == "public_data")!["text"]}"
        );
        Assert.Contains(sections, s => $"{s?["section"]}" == "problems");
    }

    [Fact]
    public async Task A_region_is_added_up_cell_by_cell()
    {
        var county = $"xian-{Guid.NewGuid():N}"[..20];
        await AddAgencyAsync(county, "", "某县人民政府");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var report = await FiledAsync(county);
            await product.CountAsync(report);
        }

        var region = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{county}:aggregate?year=2027");
        Assert.Equal("2027", $"{region["edition"]}");
        Assert.Equal("2", $"{region["cells"]?["requests.refused_public_data.total"]}");
        Assert.Equal("2", $"{region["cells"]?["proceedings.direct_litigation.mediated"]}");
    }

    // A report whose every cell is filled, in one revision, with figures in what only this edition has.
    private async Task<string> FiledAsync(string parent = "")
    {
        var report = await OpenAsync("2027", parent);
        var edition = await Json.OkAsync(HttpMethod.Get, "/v1/editions/2027");
        var cells = edition["tables"]!
            .AsArray()
            .SelectMany(t =>
                t!["blocks"]!
                    .AsArray()
                    .SelectMany(b =>
                        b!["rows"]!
                            .AsArray()
                            .Where(r => r!["standsFor"]!.AsArray().Count == 0)
                            .SelectMany(r =>
                                b["columns"]!.AsArray().Select(c => $"{t["table"]}.{r!["row"]}.{c!["column"]}")
                            )
                    )
            )
            .ToDictionary(c => c, _ => "0");
        Assert.Equal(200 + (2 * s_applicants.Length) + 3, cells.Count);
        foreach (var row in (string[])["refused_public_data", "other_withdrawn"])
        {
            cells[$"requests.{row}.natural_person"] = cells[$"requests.{row}.total"] = "1";
        }

        foreach (var row in (string[])["received", "concluded"])
        {
            cells[$"requests.{row}.natural_person"] = cells[$"requests.{row}.total"] = "2";
        }

        foreach (var row in (string[])["review", "direct_litigation"])
        {
            cells[$"proceedings.{row}.mediated"] = cells[$"proceedings.{row}.total"] = "1";
        }

        await Json.OkAsync(HttpMethod.Patch, $"/v1/{report}/statistics", new { requestId = Guid.NewGuid(), cells });
        await Json.OkAsync(
            HttpMethod.Put,
            $"/v1/{report}/narrative",
            new
            {
                requestId = Guid.NewGuid(),
                sections = new object[]
                {
                    new
                    {
                        section = "preamble",
                        text = "本报告依据《中华人民共和国政府信息公开条例》编制，统计期限为2027年1月1日至2027年12月31日。",
                    },
                    new
                    {
                        section = "overview",
                        sections = new object[]
                        {
                            new { section = "proactive_disclosure", text = "主动公开工作有序开展。" },
                            new { section = "requests", text = "收到政府信息公开申请2件。" },
                            new { section = "information_management", text = "信息管理规范。" },
                            new { section = "platform", text = "平台运行正常。" },
                            new { section = "public_data", text = "公共数据平台开放数据集三个。" },
                            new { section = "supervision", text = "监督保障到位。" },
                        },
                    },
                    new { section = "problems", text = "公开的深度还不够，将加强培训。" },
                    new { section = "other_matters", text = "本年度未收取信息处理费。" },
                },
            }
        );
        return report;
    }

    private async Task<string> OpenAsync(string year, string parent = "", bool prefill = false)
    {
        var agency = $"ju-{Guid.NewGuid():N}"[..20];
        // Under one parent a title is given once.
        await AddAgencyAsync(agency, parent, parent.Length > 0 ? $"某县数据局{agency[^4..]}" : "某县数据局");
        var report = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/{agency}/reports",
            new
            {
                reportId = year,
                requestId = Guid.NewGuid(),
                prefill,
            }
        );
        return $"{report["name"]}";
    }

    private async Task AddAgencyAsync(string id, string parent, string title) =>
        await Json.OkAsync(
            HttpMethod.Post,
            "/v1/agencies",
            new
            {
                agencyId = id,
                requestId = Guid.NewGuid(),
                agency = new { title, parent = parent.Length > 0 ? $"agencies/{parent}" : "" },
            }
        );

    private async Task ChangeAsync(string report, params (string Cell, string Value)[] cells) =>
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId = Guid.NewGuid(), cells = cells.ToDictionary(c => c.Cell, c => c.Value) }
        );

    private static IEnumerable<JsonNode?> Findings(JsonNode view, string code) =>
        view["findings"]!.AsArray().Where(f => $"{f?["code"]}" == code);
}

using System.Text;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests;

/// <summary>The main job from outside: a draft goes in, is checked, and comes out as documents that say the same.</summary>
public sealed class JobTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    [Fact]
    public async Task The_towns_draft_is_read_whole_with_its_flaws_named()
    {
        var report = await product.Json.OpenAsync(2023, "哈尔滨市呼兰区白奎镇人民政府");
        var view = await product.Json.ImportAsync(report, Office.Sample("baikui-2023-draft.docx"), JsonCaller.Docx);
        Assert.Equal(190, view.Cells().Count);
        Assert.All(view.Cells(), c => Assert.EndsWith("=0", c, StringComparison.Ordinal));
        Assert.Contains(view.Prose(), p => p.StartsWith("requests: 2023年我镇", StringComparison.Ordinal));
        Assert.DoesNotContain(view.Prose(), p => p.Contains("[bookmark", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string> { "cells.blank", "text.numbering", "text.residue" },
            view.Codes().ToHashSet()
        );
        Assert.DoesNotContain(view.Codes(), c => c.EndsWith("sum", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_bureaus_planted_mistakes_are_all_found_with_both_figures()
    {
        var report = await product.Json.OpenAsync(2024, "云泽县住房和城乡建设局");
        await product.Json.ImportAsync(report, Office.Sample("yunze-2024-draft.docx"), JsonCaller.Docx);
        var check = await product.Json.OkAsync(HttpMethod.Get, $"/v1/{report}:check");
        var found = (check["findings"]?.AsArray() ?? [])
            .Select(f => $"{f?["code"]} {f?["expected"]} {f?["actual"]}")
            .ToList();
        Assert.Contains("requests.balance 22 23", found);
        Assert.Contains("requests.results_sum 30 31", found);
        Assert.Contains("requests.applicants_sum 6 5", found);
        Assert.Contains("proceedings.sum 4 3", found);
        Assert.Contains("cells.not_count 2 2（含并案1件）", found);
        var messages = string.Concat((check["findings"]?.AsArray() ?? []).Select(f => $"{f?["message"]}\n"));
        Assert.Contains("表二“行政强制”的“本年处理决定数量”没有填写（现为“/”）", messages, StringComparison.Ordinal);
        Assert.Contains("表三“四、结转下年度继续办理”的“科研机构”没有填写", messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("baikui-2023-draft.docx", 2023)]
    [InlineData("yunze-2024-draft.docx", 2024)]
    public async Task Every_document_made_of_a_report_reads_back_the_same(string file, int year)
    {
        var report = await product.Json.OpenAsync(year);
        await product.Json.ImportAsync(report, Office.Sample(file), JsonCaller.Docx);
        await ReadsBackAsync(report);
    }

    [CorpusFact]
    public async Task Every_real_report_with_whole_tables_reads_back_the_same()
    {
        var whole = CorpusReport.All.Where(r => r.Edition == "2021" && r.Cells.Count >= 190).ToList();
        Assert.NotEmpty(whole);
        foreach (var real in whole)
        {
            var report = await product.Json.OpenAsync(real.Year, real.AgencyName);
            await product.Json.ImportAsync(report, await File.ReadAllBytesAsync(real.File), "text/plain");
            await ReadsBackAsync(report);
        }
    }

    [Fact]
    public async Task The_same_report_is_the_same_bytes_each_time()
    {
        var report = await product.Json.OpenAsync(2024);
        await product.Json.ImportAsync(report, Office.Sample("yunze-2024-draft.docx"), JsonCaller.Docx);
        foreach (var format in Office.Formats)
        {
            Assert.Equal(
                await product.Json.RenderAsync(report, format),
                await product.Json.RenderAsync(report, format)
            );
        }
    }

    [Fact]
    public async Task Cells_and_prose_are_edited_through_their_paths()
    {
        var report = await product.Json.OpenAsync(2024);
        var cells = await product.Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string>
                {
                    ["requests.received.total"] = "12",
                    ["proactive.fees.amount"] = "43.780",
                },
            }
        );
        Assert.Equal("43.780", $"{cells["cells"]?["proactive.fees.amount"]}");
        await product.Json.OkAsync(
            HttpMethod.Put,
            $"/v1/{report}/narrative",
            new
            {
                requestId = Guid.NewGuid(),
                sections = new object[]
                {
                    new
                    {
                        section = "overview",
                        sections = new[] { new { section = "requests", text = "收到申请12件。" } },
                    },
                    new { section = "other_matters", text = "无。" },
                },
            }
        );
        await product.Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/narrative/sections/requests",
            new { requestId = Guid.NewGuid(), text = "收到申请12件，均已办结。" }
        );
        var view = await product.Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        Assert.Equal(["proactive.fees.amount=43.780", "requests.received.total=12"], view.Cells());
        Assert.Contains("requests: 收到申请12件，均已办结。", view.Prose());
        var text = Encoding.UTF8.GetString(await product.Json.RenderAsync(report, "txt"));
        Assert.Contains("收到申请12件，均已办结。", text, StringComparison.Ordinal);
    }

    private async Task ReadsBackAsync(string report)
    {
        var view = await product.Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        foreach (
            var (format, type) in new[]
            {
                ("docx", JsonCaller.Docx),
                ("html", "text/html"),
                ("json", "application/json"),
                ("xml", "application/xml"),
                ("pdf", "application/pdf"),
                ("ofd", "application/ofd"),
                ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            }
        )
        {
            var read = await product.Json.ReadAsync(await product.Json.RenderAsync(report, format), type);
            Assert.Equal(view.Cells(), read.Cells());
            // On a page a space between a character and a digit is a distance and not a letter.
            var isPage = format is "pdf" or "ofd";
            Assert.Equal(view.Prose().Select(p => Words(p, isPage)), read.Prose().Select(p => Words(p, isPage)));
            Assert.Equal($"{view["title"]}", $"{read["title"]}");
        }
    }

    private static string Words(string text, bool isPage) =>
        isPage ? text.Replace(" ", "", StringComparison.Ordinal) : text;
}

using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests;

/// <summary>Many documents at once, and documents with pictures.</summary>
public sealed class ArchiveTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    private const string Pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private JsonCaller Json => product.Json;

    [Fact]
    public async Task A_zip_is_read_document_by_document_and_goes_on_behind_the_last()
    {
        var zip = Zip(
            ("a/甲.docx", Office.Sample("baikui-2023-draft.docx")),
            ("b.pdf", "no"u8.ToArray()),
            ("c.txt", Report("乙局", 2022))
        );
        var items = await ItemsAsync("/v1/documents:readArchive", zip);
        Assert.Equal(["a/甲.docx 1/3", "b.pdf 2/3", "c.txt 3/3"], items.Select(Place));
        Assert.Equal("2023", $"{items[0]["reading"]?["year"]}");
        Assert.Equal(190, items[0]["reading"]!.Cells().Count);
        Assert.Equal("DOCUMENT_UNREADABLE", new Refusal(400, items[1]["failure"]!).Reason);
        Assert.Equal("乙局", $"{items[2]["reading"]?["agencyName"]}");
        var rest = await ItemsAsync("/v1/documents:readArchive?after=b.pdf", zip);
        Assert.Equal(["c.txt 3/3"], rest.Select(Place));
        Assert.Equal(items[2].ToJsonString(), rest[0].ToJsonString());
    }

    [Fact]
    public async Task A_zip_goes_into_the_drafts_of_its_offices_and_years_once_however_often_it_is_sent()
    {
        var county = $"xian-{Guid.NewGuid():N}"[..16];
        await AddAsync(county, "临阳县人民政府", "");
        await AddAsync($"{county}-jy", "临阳县教育局", $"agencies/{county}");
        await AddAsync($"{county}-xx", "临阳县第一中学", $"agencies/{county}-jy");
        var zip = Zip(
            ("1.txt", Report("临阳县人民政府", 2022)),
            ("2.txt", Report("临阳县人民政府", 2023)),
            ("3.txt", Report("临阳县教育局", 2023)),
            ("4.txt", Report("临阳县第一中学", 2023)),
            ("5.txt", Report("别处县人民政府", 2023)),
            ("6.txt", Encoding.UTF8.GetBytes("临阳县教育局政府信息公开工作年度报告\n一、总体情况\n平稳。\n"))
        );
        var path = $"/v1/agencies/{county}/archives:import?requestId={Guid.NewGuid()}";
        var items = await ItemsAsync(path, zip);
        Assert.Equal(
            [
                $"agencies/{county}/reports/2022",
                $"agencies/{county}/reports/2023",
                $"agencies/{county}-jy/reports/2023",
                $"agencies/{county}-xx/reports/2023",
            ],
            items.Take(4).Select(i => $"{i["report"]?["name"]}")
        );
        Assert.Equal(
            ["AGENCY_NOT_FOUND", "YEAR_UNKNOWN"],
            items.Skip(4).Select(i => new Refusal(400, i["failure"]!).Reason)
        );
        Assert.Contains("cells.blank", items[0]["report"]!.Codes());
        var again = await ItemsAsync(path, zip);
        Assert.Equal(items.Select(i => i.ToJsonString()), again.Select(i => i.ToJsonString()));
        var view = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{county}-jy/reports/2023");
        Assert.Contains("overview: 全年工作平稳有序。", view.Prose());
        var history = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{county}-jy/reports/2023/revisions");
        Assert.Single(history["revisions"]!.AsArray(), r => $"{r?["part"]}" == "NARRATIVE");
    }

    [Fact]
    public async Task A_zip_that_is_none_is_refused_as_such()
    {
        var refused = await Json.RefusedAsync(
            HttpMethod.Post,
            "/v1/documents:readArchive",
            JsonCaller.Document("no"u8.ToArray(), "application/zip")
        );
        Assert.Equal((400, "DOCUMENT_UNREADABLE"), (refused.HttpStatus, refused.Reason));
    }

    [Fact]
    public async Task Pictures_of_an_imported_document_are_kept_and_printed()
    {
        var source = await Json.OpenAsync(2023);
        var kept = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{source}/pictures?requestId={Guid.NewGuid()}",
            JsonCaller.Document(Convert.FromBase64String(Pixel), "image/png")
        );
        var id = $"{kept["picture"]}";
        object[] blocks =
        [
            new { paragraph = new { runs = new[] { new { text = "分布如图。" } } } },
            new
            {
                picture = new
                {
                    picture = id,
                    caption = "图1 分布",
                    alternativeText = "各渠道条数",
                },
            },
        ];
        await Json.OkAsync(
            HttpMethod.Put,
            $"/v1/{source}/narrative",
            new { requestId = Guid.NewGuid(), sections = new[] { new { section = "overview", blocks } } }
        );
        foreach (
            var (format, type) in new[]
            {
                ("docx", JsonCaller.Docx),
                ("html", "text/html"),
                ("json", "application/json"),
                ("xml", "application/xml"),
            }
        )
        {
            var document = await Json.RenderAsync(source, format);
            var read = await Json.ReadAsync(document, type);
            Assert.Equal(id, $"{Assert.Single(read["pictures"]!.AsArray())?["picture"]}");
            var report = await Json.OpenAsync(2023);
            await Json.ImportAsync(report, document, type);
            var page = Encoding.UTF8.GetString(await Json.RenderAsync(report, "html"));
            Assert.Contains($"data:image/png;base64,{Pixel}", page, StringComparison.Ordinal);
            Assert.Contains("<figcaption>图1 分布</figcaption>", page, StringComparison.Ordinal);
            using var word = new ZipArchive(new MemoryStream(await Json.RenderAsync(report, "docx")));
            Assert.Contains(word.Entries, e => e.FullName.StartsWith("word/media/", StringComparison.Ordinal));
        }
    }

    private Task<JsonNode> AddAsync(string id, string title, string parent) =>
        Json.OkAsync(
            HttpMethod.Post,
            "/v1/agencies",
            new
            {
                agencyId = id,
                requestId = Guid.NewGuid(),
                agency = new { title, parent },
            }
        );

    private static byte[] Report(string agency, int year) =>
        Encoding.UTF8.GetBytes(
            $"{agency}{year}年政府信息公开工作年度报告\n一、总体情况\n全年工作平稳有序。\n五、存在的主要问题及改进情况\n更新不够及时。\n六、其他需要报告的事项\n无。\n"
        );

    private static string Place(JsonNode item) => $"{item["file"]} {item["done"]}/{item["total"]}";

    private async Task<IReadOnlyList<JsonNode>> ItemsAsync(string path, byte[] zip)
    {
        using var answer = await Json.Http.PostAsync(path, JsonCaller.Document(zip, "application/zip"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}

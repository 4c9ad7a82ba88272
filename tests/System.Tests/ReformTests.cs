using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests;

/// <summary>A county over the years of a reform: tables, mergers, moves and duties, as another system asks for them.</summary>
public sealed class ReformTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    private readonly string _id = $"{Guid.NewGuid():N}"[..8];

    private JsonCaller Json => product.Json;

    [Fact]
    public async Task Last_year_region_sums_and_comparisons_follow_a_merger_and_a_move()
    {
        await ImportAsync("", Lines);
        await FileAsync($"ju-{_id}", "2022", "4");
        await FileAsync($"ti-{_id}", "2022", "3");
        var merged = await ChangeAsync(
            "ju",
            "merge",
            new { merged = new[] { $"agencies/ti-{_id}" }, date = "2023-03-01" }
        );
        Assert.Equal("2", $"{merged["etag"]}");
        await ChangeAsync("ju", "rename", new { title = $"教育和体育局{_id}", date = "2023-03-01" });
        await ChangeAsync("ju", "move", new { parent = $"agencies/hai-{_id}", date = "2023-06-01" });

        var opened = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/ju-{_id}/reports",
            new
            {
                reportId = "2023",
                requestId = Guid.NewGuid(),
                prefill = true,
            }
        );
        Assert.Equal("7", $"{opened["statistics"]?["cells"]?["requests.carried_in.total"]}");
        Assert.StartsWith($"教育和体育局{_id}", $"{opened["title"]}", StringComparison.Ordinal);
        Assert.Equal("7", await SumAsync("xian", 2022));
        Assert.Equal("", await SumAsync("hai", 2022));
        var closed = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/ti-{_id}");
        Assert.Equal(("2023-02-28", $"agencies/ju-{_id}"), ($"{closed["validTo"]}", $"{closed["successors"]?[0]}"));
        var changes = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/ju-{_id}/changes");
        Assert.Equal(["MOVED", "RENAMED", "MERGED"], changes["changes"]!.AsArray().Select(c => $"{c?["kind"]}"));
        await product.CountAsync($"agencies/ju-{_id}/reports/2023");
        var compared = await Json.OkAsync(
            HttpMethod.Get,
            $"/v1/agencies/ju-{_id}:compare?years=2022,2023&cells=requests.carried_out.total"
        );
        var figures = compared["cells"]!.AsArray().Single()!["figures"]!.AsArray();
        Assert.Equal("7", $"{figures[0]?["number"]}");
    }

    [Fact]
    public async Task A_table_is_shown_before_it_is_written_and_exported_as_it_was_read()
    {
        await ImportAsync("", Lines);
        var again = await ImportAsync("", Lines);
        Assert.Equal(("0", "4"), ($"{again["added"]}", $"{again["unchanged"]}"));
        var shown = await ImportAsync("&validateOnly=true&updateExisting=true", Lines.Replace("体育局", "体育中心"));
        Assert.Equal("title", $"{Assert.Single(shown["changes"]!.AsArray())?["column"]}");
        var exported = await Json.Http.GetByteArrayAsync($"/v1/agencies:export?agency=agencies/xian-{_id}");
        using var content = JsonCaller.Document(exported, "text/csv");
        var back = await Json.OkAsync(HttpMethod.Post, $"/v1/agencies:import?requestId={Guid.NewGuid()}", content);
        Assert.Equal(("0", "0", "3"), ($"{back["added"]}", $"{back["updated"]}", $"{back["unchanged"]}"));
    }

    [Fact]
    public async Task Duties_of_a_region_are_set_excepted_and_shown_over_years()
    {
        await ImportAsync("", Lines);
        var rules = await Json.OkAsync(
            HttpMethod.Put,
            $"/v1/agencies/xian-{_id}/duties/2022",
            new
            {
                requestId = Guid.NewGuid(),
                etag = "0",
                agencyDueDate = "2023-01-20",
                reason = "县政府办通知",
            }
        );
        Assert.Equal(("1", $"agencies/xian-{_id}"), ($"{rules["etag"]}", $"{rules["source"]}"));
        await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/ti-{_id}:setDuty",
            new
            {
                requestId = Guid.NewGuid(),
                year = 2022,
                exempt = true,
                reason = "当年筹建",
            }
        );
        var exceptions = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/xian-{_id}/exceptions?year=2022");
        Assert.Equal("当年筹建", $"{Assert.Single(exceptions["exceptions"]!.AsArray())?["reason"]}");
        var years = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/xian-{_id}:timeliness?years=2021,2022");
        Assert.Equal(["3", "2"], years["years"]!.AsArray().Select(y => $"{y?["due"]}"));
        Assert.Equal(["3", "2"], years["years"]!.AsArray().Select(y => $"{y?["missing"]}"));
        var progress = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/xian-{_id}:progress?year=2022");
        Assert.Equal(["2023-01-20", "2023-01-20"], progress["agencies"]!.AsArray().Select(a => $"{a?["dueDate"]}"));
    }

    private string Lines =>
        "agency,title,parent,level,kind,creditCode,divisionCode,aliases,validFrom,validTo\n"
        + $"xian-{_id},临阳县{_id}人民政府,,COUNTY,GOVERNMENT,,,,,\nhai-{_id},海城县{_id}人民政府,,COUNTY,GOVERNMENT,,,,,\n"
        + $"ju-{_id},教育局{_id},xian-{_id},COUNTY,DEPARTMENT,,,,,\nti-{_id},体育局{_id},xian-{_id},COUNTY,DEPARTMENT,,,,,\n";

    private async Task<JsonNode> ImportAsync(string query, string table)
    {
        using var content = JsonCaller.Document(Encoding.UTF8.GetBytes(table), "text/csv");
        return await Json.OkAsync(HttpMethod.Post, $"/v1/agencies:import?requestId={Guid.NewGuid()}{query}", content);
    }

    private Task<JsonNode> ChangeAsync(string agency, string verb, object change)
    {
        var body = JsonSerializer.SerializeToNode(change)!;
        body["requestId"] = $"{Guid.NewGuid()}";
        return Json.OkAsync(HttpMethod.Post, $"/v1/agencies/{agency}-{_id}:{verb}", (object)body);
    }

    private async Task<string> SumAsync(string region, int year)
    {
        var sum = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{region}-{_id}:aggregate?year={year}");
        return $"{sum["cells"]?["requests.carried_out.total"]}";
    }

    private async Task FileAsync(string agency, string year, string carriedOut)
    {
        var report = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/{agency}/reports",
            new { reportId = year, requestId = Guid.NewGuid() }
        );
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report["name"]}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string> { ["requests.carried_out.total"] = carriedOut },
            }
        );
        await product.CountAsync($"{report["name"]}");
    }
}

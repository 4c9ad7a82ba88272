using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Grpc.Core;
using Grpc.Net.Client;
using PublicV1 = Disclosure.Gateway.V1;

namespace Disclosure.SystemTests;

/// <summary>A county with its offices: what counts, what it comes to, and one year after another.</summary>
public sealed class RegionTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    private readonly string _id = $"{Guid.NewGuid():N}"[..8];

    private JsonCaller Json => product.Json;

    private string County => $"xian-{_id}";

    private string Bureau => $"ju-{_id}";

    private string Town => $"zhen-{_id}";

    [Fact]
    public async Task A_region_is_the_sum_of_its_own_and_all_reports_that_count_below_it_and_names_who_is_missing()
    {
        await AddOfficesAsync();
        await FileAsync(County, "2023", ("requests.received.total", "1"), ("proactive.fees.amount", "0.10"));
        await FileAsync(Bureau, "2023", ("requests.received.total", "20"), ("proactive.fees.amount", "0.2"));
        await FileAsync(Town, "2023", false, ("requests.received.total", "300"));
        var region = await Json.OkAsync(
            HttpMethod.Get,
            $"/v1/agencies/{County}:aggregate?year=2023&cell=requests.received.total"
        );
        Assert.Equal("21", $"{region["cells"]?["requests.received.total"]}");
        Assert.Equal("0.30", $"{region["cells"]?["proactive.fees.amount"]}");
        Assert.Equal("1", $"{region["own"]?["requests.received.total"]}");
        Assert.Equal("20", $"{region["collected"]?["requests.received.total"]}");
        Assert.Equal("2", $"{region["members"]}");
        Assert.Equal("False", $"{region["stale"]}", ignoreCase: true);
        Assert.Equal([$"agencies/{Town}"], region["missing"]?.AsArray().Select(m => $"{m?["agency"]}"));
        Assert.Equal(["region.missing"], region.Codes());
        Assert.Equal(
            [($"agencies/{Bureau}", "20"), ($"agencies/{County}", "1")],
            region["contributors"]?.AsArray().Select(c => ($"{c?["agency"]}", $"{c?["number"]}"))
        );
    }

    [Fact]
    public async Task A_regions_sheet_is_drafted_of_its_offices_and_a_wrong_figure_names_the_office_that_makes_the_difference()
    {
        await AddOfficesAsync();
        await FileAsync(Bureau, "2023", ("proactive.licensing.decisions", "20"));
        await FileAsync(Town, "2023", ("proactive.licensing.decisions", "3"));
        var report = await OpenAsync(County, "2023-region");
        var drafted = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{report}/statistics:collect",
            new { requestId = Guid.NewGuid(), etag = "0" }
        );
        Assert.Equal("23", $"{drafted["cells"]?["proactive.licensing.decisions"]}");
        var before = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}:check");
        Assert.DoesNotContain("region.sum", before.Codes());
        await ChangeAsync(report, ("proactive.licensing.decisions", "20"));
        var check = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}:check");
        var finding = Assert.Single(check["findings"]!.AsArray(), f => $"{f?["code"]}" == "region.sum");
        Assert.Equal(
            ("ERROR", "23", "20"),
            ($"{finding?["severity"]}", $"{finding?["expected"]}", $"{finding?["actual"]}")
        );
        Assert.Contains("region.missing", check.Codes());
        Assert.Contains("这正好是云泽镇的数，可能漏计了它", $"{finding?["message"]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_begins_with_what_the_last_one_carried_over_and_is_held_against_it()
    {
        await AddOfficesAsync();
        await FileAsync(
            Bureau,
            "2022",
            ("requests.carried_out.total", "4"),
            ("requests.carried_out.natural_person", "4")
        );
        var view = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/{Bureau}/reports",
            new
            {
                reportId = "2023",
                requestId = Guid.NewGuid(),
                prefill = true,
            }
        );
        Assert.Equal("4", $"{view["statistics"]?["cells"]?["requests.carried_in.total"]}");
        Assert.Null(view["statistics"]?["cells"]?["requests.received.total"]);
        Assert.Equal("1", $"{view["statistics"]?["etag"]}");
        var report = $"agencies/{Bureau}/reports/2023";
        Assert.DoesNotContain("carry.requests", (await Json.OkAsync(HttpMethod.Get, $"/v1/{report}:check")).Codes());
        await ChangeAsync(report, ("requests.carried_in.total", "5"));
        var check = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}:check");
        var finding = Assert.Single(check["findings"]!.AsArray(), f => $"{f?["code"]}" == "carry.requests");
        Assert.Equal(("4", "5"), ($"{finding?["expected"]}", $"{finding?["actual"]}"));
        Assert.Equal(16, $"{finding?["fingerprint"]}".Length);
        Assert.Contains(check["unassessed"]!.AsArray(), u => $"{u?["code"]}" == "trend.outlier");
    }

    [Fact]
    public async Task Merged_offices_carry_over_together()
    {
        await AddOfficesAsync();
        await FileAsync(Bureau, "2022", ("requests.carried_out.total", "4"));
        await FileAsync(Town, "2022", ("requests.carried_out.total", "3"));
        var view = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/agencies/{County}/reports",
            new
            {
                reportId = "2023",
                requestId = Guid.NewGuid(),
                prefill = true,
                predecessors = new[] { $"agencies/{Bureau}", $"agencies/{Town}" },
            }
        );
        Assert.Equal("7", $"{view["statistics"]?["cells"]?["requests.carried_in.total"]}");
    }

    [Fact]
    public async Task Years_are_compared_across_the_change_of_the_form_by_the_declared_mapping()
    {
        await AddOfficesAsync();
        await FileAsync(Bureau, "2020", ("requests.received.total", "4"), ("requests.other.total", "2"));
        await FileAsync(
            Bureau,
            "2021",
            ("requests.received.total", "5"),
            ("requests.other_rest.total", "1"),
            ("requests.other_fee_unpaid.total", "0"),
            ("requests.other_not_corrected.total", "0")
        );
        var compared = await Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{Bureau}:compare?years=2020,2021");
        Assert.Equal("2021", $"{compared["edition"]}");
        Assert.Equal(["2020", "2021"], compared["years"]!.AsArray().Select(y => $"{y}"));
        var received = Series(compared, "requests.received.total");
        Assert.Equal(
            [("4", "", "", "FIRST_YEAR"), ("5", "1", "25.00", "")],
            received.Select(f => ($"{f?["number"]}", $"{f?["difference"]}", $"{f?["rate"]}", $"{f?["rateGap"]}"))
        );
        Assert.Equal(["2", "1"], Series(compared, "requests.other.total").Select(f => $"{f?["number"]}"));
        Assert.Contains(compared["notes"]!.AsArray(), n => $"{n}".Contains("2019版", StringComparison.Ordinal));
        var lines = compared["charts"]!.AsArray().SelectMany(c => c!["series"]!.AsArray()).Select(l => $"{l?["cell"]}");
        Assert.Contains("requests.received.total", lines);
        var refused = await Json.RefusedAsync(HttpMethod.Get, $"/v1/agencies/{Bureau}:compare?years=2020;2021");
        Assert.Equal(["years YEARS_FORMAT"], refused.Fields);
    }

    [Fact]
    public async Task The_history_tells_who_wrote_what_when_and_an_old_revision_comes_back()
    {
        await AddOfficesAsync();
        var report = await OpenAsync(Bureau, "2023");
        var requestIds = new List<string>();
        foreach (var value in new[] { "1", "2", "3" })
        {
            requestIds.Add(await ChangeAsync(report, ("requests.received.total", value)));
        }

        var first = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}/revisions?pageSize=2");
        var second = await Json.OkAsync(
            HttpMethod.Get,
            $"/v1/{report}/revisions?pageSize=2&pageToken={first["nextPageToken"]}"
        );
        Assert.Equal("", $"{second["nextPageToken"]}");
        var figures = first["revisions"]!.AsArray().Concat(second["revisions"]!.AsArray()).ToArray();
        Assert.Equal(
            [("STATISTICS", "3"), ("STATISTICS", "2"), ("STATISTICS", "1")],
            figures.Select(r => ($"{r?["part"]}", $"{r?["revision"]}"))
        );
        Assert.Equal(requestIds.AsEnumerable().Reverse(), figures.Select(r => $"{r?["requestId"]}"));
        var diff = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}:diff?from=1&to=3");
        var cell = Assert.Single(diff["statistics"]!["cells"]!.AsArray());
        Assert.Equal(
            ("requests.received.total", "1", "3"),
            ($"{cell?["cell"]}", $"{cell?["from"]?["number"]}", $"{cell?["to"]?["number"]}")
        );
        var restored = await Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{report}/statistics:restore",
            new
            {
                revision = 1,
                requestId = Guid.NewGuid(),
                etag = "3",
            }
        );
        Assert.Equal(("4", "1"), ($"{restored["etag"]}", $"{restored["cells"]?["requests.received.total"]}"));
        var refused = await Json.RefusedAsync(HttpMethod.Get, $"/v1/{report}:diff?from=1&to=99");
        Assert.Equal((404, "REVISION_NOT_FOUND"), (refused.HttpStatus, refused.Reason));
    }

    [Fact]
    public async Task Who_loses_a_race_is_told_the_revision_there_is_and_the_cells_that_differ()
    {
        await AddOfficesAsync();
        var report = await OpenAsync(Bureau, "2023");
        await ChangeAsync(report, ("requests.received.total", "1"));
        await ChangeAsync(report, ("requests.granted.total", "7"));
        var refused = await Json.RefusedAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new
            {
                etag = "1",
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string> { ["requests.received.total"] = "2" },
            }
        );
        Assert.Equal((409, "ETAG_MISMATCH"), (refused.HttpStatus, refused.Reason));
        var info = refused.Answer["details"]!.AsArray().First(d => d?["metadata"] is not null);
        Assert.Equal(
            ("2", "requests.granted.total"),
            ($"{info?["metadata"]?["etag"]}", $"{info?["metadata"]?["cells"]}")
        );
        Assert.Contains("当前第 2 版", refused.Localized, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("１２")]
    [InlineData("1,234")]
    [InlineData("-3")]
    [InlineData("NaN")]
    [InlineData("1000000000000000000000000000000")]
    public async Task A_bad_figure_is_refused_by_the_name_of_its_cell(string text)
    {
        await AddOfficesAsync();
        var report = await OpenAsync(Bureau, "2023");
        var refused = await Json.RefusedAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string>
                {
                    ["requests.received.total"] = text,
                    ["proactive.rules.made"] = "1",
                },
            }
        );
        Assert.Equal((400, "INVALID_FIELDS"), (refused.HttpStatus, refused.Reason));
        Assert.Equal(2, refused.Fields.Count());
        Assert.Contains(
            refused.Fields,
            f => f.StartsWith("cells[\"requests.received.total\"] CELL_N", StringComparison.Ordinal)
        );
        Assert.Contains("cells[\"proactive.rules.made\"] CELL_UNKNOWN", refused.Fields);
    }

    [Fact]
    public async Task A_regions_reports_of_a_year_come_as_one_file_each_once_and_a_download_that_broke_off_goes_on()
    {
        await AddOfficesAsync();
        await FileAsync(County, "2023", ("requests.received.total", "1"));
        await FileAsync(Bureau, "2023", ("requests.received.total", "20"));
        await FileAsync(Town, "2023", false, ("requests.received.total", "300"));
        var path = $"/v1/agencies/{County}:bundle?year=2023&format=csv";
        using var answer = await Json.Http.GetAsync(path);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"{County}-2023-csv.zip", answer.Content.Headers.ContentDisposition?.FileNameStar);
        var whole = await answer.Content.ReadAsByteArrayAsync();
        var files = FilesOf(whole);
        Assert.Equal(
            ["manifest.json", $"云泽县人民政府（{County}）2023.csv", $"云泽县财政局（{Bureau}）2023.csv"],
            files.Keys.Order(StringComparer.Ordinal)
        );
        foreach (var (agency, figure) in new[] { (County, "1"), (Bureau, "20") })
        {
            var report = await Json.RenderAsync($"agencies/{agency}/reports/2023", "csv");
            var (name, bundled) = files.Single(f => f.Key.Contains(agency, StringComparison.Ordinal));
            Assert.Equal(report, bundled);
            var row = Encoding
                .UTF8.GetString(bundled)
                .Split("\r\n")
                .Single(l => l.StartsWith("requests.received.total,", StringComparison.Ordinal));
            Assert.Contains($",{figure},", row, StringComparison.Ordinal);
            var told = JsonNode.Parse(files["manifest.json"])!["documents"]!
                .AsArray()
                .Single(d => $"{d?["path"]}" == name);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bundled)), $"{told?["sha256"]}");
        }

        foreach (var have in new[] { 1, whole.Length / 2, whole.Length })
        {
            var digest = Convert.ToHexString(SHA256.HashData(whole.AsSpan(0, have)));
            Assert.Equal(whole[have..], await Json.Http.GetByteArrayAsync($"{path}&offset={have}&sha256={digest}"));
        }
    }

    [Fact]
    public async Task A_bundle_that_cannot_be_made_is_refused_before_its_first_byte()
    {
        await AddOfficesAsync();
        var path = $"/v1/agencies/{County}:bundle?year=2023&format=";
        var empty = await Json.RefusedAsync(HttpMethod.Get, path + "csv");
        Assert.Equal((400, "REGION_EMPTY"), (empty.HttpStatus, empty.Reason));
        await FileAsync(County, "2023", ("requests.received.total", "1"));
        var format = await Json.RefusedAsync(HttpMethod.Get, path + "doc");
        Assert.Equal((400, "UNKNOWN_FORMAT"), (format.HttpStatus, format.Reason));
        var other = Convert.ToHexStringLower(SHA256.HashData("other"u8));
        var changed = await Json.RefusedAsync(HttpMethod.Get, $"{path}csv&offset=5&sha256={other}");
        Assert.Equal((409, "BUNDLE_CHANGED"), (changed.HttpStatus, changed.Reason));
        var beyond = await Json.RefusedAsync(HttpMethod.Get, $"{path}csv&offset=99999999&sha256={other}");
        Assert.Equal((409, "BUNDLE_CHANGED"), (beyond.HttpStatus, beyond.Reason));
        var bare = await Json.RefusedAsync(HttpMethod.Get, $"{path}csv&offset=5");
        Assert.Equal(["sha256 DIGEST_FORMAT"], bare.Fields);
    }

    [Fact]
    public async Task A_page_that_could_not_be_drawn_as_meant_says_so_beside_the_document()
    {
        await AddOfficesAsync();
        var report = await OpenAsync(Town, "2023");
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/narrative/sections/preamble",
            new { requestId = Guid.NewGuid(), text = "联系人：王𫖯😀。" }
        );
        using var pdf = await Json.Http.GetAsync($"/v1/{report}:render?format=pdf");
        Assert.Equal(HttpStatusCode.OK, pdf.StatusCode);
        var fonts = JsonNode.Parse(Uri.UnescapeDataString(pdf.Headers.GetValues("Disclosure-Fonts").Single()))!;
        Assert.Equal(["😀"], fonts["missing"]!.AsArray().Select(c => $"{c}"));
        Assert.Contains(fonts["fallbacks"]!.AsArray(), f => $"{f?["character"]}" == "𫖯");
        using var html = await Json.Http.GetAsync($"/v1/{report}:render?format=html");
        Assert.False(html.Headers.Contains("Disclosure-Fonts"));

        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{product.GrpcPort}");
        using var call = new PublicV1.DocumentService.DocumentServiceClient(channel).RenderReportAsync(
            new() { Name = report, Format = "pdf" },
            new Metadata { { "authorization", $"Bearer {RunningProduct.Token}" } }
        );
        await call;
        Assert.Equal(
            pdf.Headers.GetValues("Disclosure-Fonts").Single(),
            call.GetTrailers().GetValue("disclosure-fonts")
        );
    }

    private static Dictionary<string, byte[]> FilesOf(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var stream = e.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                return bytes.ToArray();
            }
        );
    }

    private static JsonArray Series(JsonNode compared, string cell) =>
        compared["cells"]!.AsArray().Single(c => $"{c?["cell"]}" == cell)!["figures"]!.AsArray();

    private async Task AddOfficesAsync()
    {
        foreach (
            var (id, title, level, kind, parent) in new[]
            {
                (County, "云泽县人民政府", "COUNTY", "GOVERNMENT", ""),
                (Bureau, "云泽县财政局", "COUNTY", "DEPARTMENT", County),
                (Town, "云泽镇", "TOWN", "GOVERNMENT", County),
                ($"shui-{_id}", "国家税务总局云泽县税务局", "COUNTY", "VERTICAL_OFFICE", County),
            }
        )
        {
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
                        level,
                        kind,
                        parent = parent.Length > 0 ? $"agencies/{parent}" : "",
                    },
                }
            );
        }
    }

    private async Task<string> OpenAsync(string agency, string id) =>
        $"{(await Json.OkAsync(HttpMethod.Post, $"/v1/agencies/{agency}/reports", new { reportId = id, requestId = Guid.NewGuid() }))["name"]}";

    private Task FileAsync(string agency, string id, params (string Cell, string Value)[] cells) =>
        FileAsync(agency, id, true, cells);

    private async Task FileAsync(string agency, string id, bool counts, params (string Cell, string Value)[] cells)
    {
        var report = await OpenAsync(agency, id);
        await ChangeAsync(report, cells);
        if (counts)
        {
            await product.CountAsync(report);
        }
    }

    private async Task<string> ChangeAsync(string report, params (string Cell, string Value)[] cells)
    {
        var requestId = $"{Guid.NewGuid()}";
        await Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId, cells = cells.ToDictionary(c => c.Cell, c => c.Value) }
        );
        return requestId;
    }
}

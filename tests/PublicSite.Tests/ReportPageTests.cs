using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Disclosure.PublicSite.Tests;

public sealed class ReportPageTests : IAsyncLifetime
{
    private const string Report = "/public/v1/agencies/linyang/reports/2023";

    private readonly SiteUnderTest _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_report_shows_its_versions_and_leads_to_every_file()
    {
        await _site.PublishAsync("linyang", 2);
        var view = await GetAsync(Report);
        Assert.Equal("PUBLISHED", view.GetProperty("state").GetString());
        Assert.Equal("临阳县人民政府", view.GetProperty("agencyName").GetString());
        var versions = view.GetProperty("versions").EnumerateArray().ToArray();
        Assert.Equal([1, 2], versions.Select(v => v.GetProperty("version").GetInt32()));
        foreach (var version in versions)
        {
            var number = version.GetProperty("version").GetInt32();
            foreach (var file in version.GetProperty("files").EnumerateArray())
            {
                var answer = await _site.Client.GetAsync(file.GetProperty("uri").GetString());
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal(
                    $"linyang {file.GetProperty("format").GetString()} {number}",
                    await answer.Content.ReadAsStringAsync()
                );
                Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());
                Assert.Equal($"\"{file.GetProperty("sha256").GetString()}\"", answer.Headers.ETag?.Tag);
            }

            var receipt = await _site.Client.GetAsync(version.GetProperty("receiptUri").GetString());
            Assert.Equal($"receipt linyang {number}", await receipt.Content.ReadAsStringAsync());
            Assert.Equal("text/plain; charset=utf-8", receipt.Content.Headers.ContentType?.ToString());
            var manifest = await _site.Client.GetAsync(version.GetProperty("manifestUri").GetString());
            Assert.Equal($"{{\"manifest\":{number}}}", await manifest.Content.ReadAsStringAsync());
        }

        Assert.Equal("linyang txt 2", await _site.Client.GetStringAsync(Report + "/files/txt"));
        Assert.Equal("linyang txt 1", await _site.Client.GetStringAsync(Report + "/versions/1/files/txt"));
        Assert.Equal("receipt linyang 2", await _site.Client.GetStringAsync(Report + "/receipt"));
        var token = await _site.Client.GetAsync(Report + "/timestamp");
        Assert.Equal("application/cms", token.Content.Headers.ContentType?.ToString());
        Assert.Equal("token 2", await token.Content.ReadAsStringAsync());
        var none = await _site.Client.GetAsync(Report + "/versions/1/timestamp");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.DoesNotContain("timeStamp", await _site.Client.GetStringAsync(Report + "/versions/1"));
        Assert.Equal(1, (await GetAsync(Report + "/versions/1")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_list_pages_through_a_year_under_an_agency()
    {
        foreach (var agency in new[] { "bureau-a", "bureau-b", "bureau-c" })
        {
            await _site.PublishAsync(agency);
        }

        var first = await GetAsync("/public/v1/reports?year=2023&under=agencies/city&pageSize=2");
        Assert.Equal(["agencies/bureau-a/reports/2023", "agencies/bureau-b/reports/2023"], Names(first));
        var token = first.GetProperty("nextPageToken").GetString();
        var second = await GetAsync($"/public/v1/reports?year=2023&under=agencies/city&pageSize=2&pageToken={token}");
        Assert.Equal(["agencies/bureau-c/reports/2023"], Names(second));
        Assert.Equal("", second.GetProperty("nextPageToken").GetString());
        Assert.Equal(
            ["agencies/bureau-b/reports/2023"],
            Names(await GetAsync("/public/v1/reports?year=2023&under=agencies/bureau-b"))
        );
        Assert.Empty(Names(await GetAsync("/public/v1/reports?year=2022")));
        await AssertErrorAsync($"/public/v1/reports?year=2022&pageToken={token}", 400, "INVALID_PAGE_TOKEN");
    }

    [Fact]
    public async Task A_withdrawn_report_keeps_its_reason_and_its_receipts_and_no_file()
    {
        var report = await _site.PublishAsync("linyang", 2);
        await _site.Writer.PutReportAsync(report.Withdraw(new(SiteUnderTest.Now, "表格数据有误")), default);
        var view = await GetAsync(Report);
        Assert.Equal("WITHDRAWN", view.GetProperty("state").GetString());
        Assert.Equal("表格数据有误", view.GetProperty("withdrawal").GetProperty("reason").GetString());
        Assert.All(
            view.GetProperty("versions").EnumerateArray(),
            v => Assert.Empty(v.GetProperty("files").EnumerateArray())
        );
        foreach (
            var path in new[]
            {
                "/files/txt",
                "/versions/1/files/pdf",
                $"/files/txt?digest={report.Current.Files[0].Sha256}",
            }
        )
        {
            var error = await AssertErrorAsync(Report + path, 404, "REPORT_WITHDRAWN");
            Assert.Contains("表格数据有误", error);
        }

        Assert.Equal("receipt linyang 2", await _site.Client.GetStringAsync(Report + "/receipt"));
        Assert.Empty(Names(await GetAsync("/public/v1/reports?year=2023")));
    }

    [Fact]
    public async Task What_was_written_and_not_published_is_nowhere()
    {
        var secret = await _site.Writer.PutObjectAsync("草稿"u8.ToArray(), default);
        await _site.PublishAsync("linyang");
        string[] paths =
        [
            "/public/v1/agencies/other/reports/2023",
            "/public/v1/agencies/linyang/reports/2022",
            $"/public/v1/objects/{secret.Sha256}",
            $"/public/v1/objects/{secret.Sha256[..2]}/{secret.Sha256}",
            $"{Report}/files/{secret.Sha256}",
            $"{Report}/files/txt?digest={secret.Sha256}",
            $"/public/v1/log/../objects/{secret.Sha256[..2]}/{secret.Sha256}",
            $"/public/v1/log/tile/..%2F..%2Fobjects%2F{secret.Sha256[..2]}%2F{secret.Sha256}",
        ];
        foreach (var path in paths)
        {
            var answer = await _site.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("草稿", await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("/public/v1/nothing", "PATH_NOT_FOUND")]
    [InlineData("/public/v1", "PATH_NOT_FOUND")]
    [InlineData("/public/v1/agencies/linyang/reports/2023/versions/3", "VERSION_NOT_FOUND")]
    [InlineData("/public/v1/agencies/linyang/reports/2023/versions/x", "VERSION_NOT_FOUND")]
    [InlineData("/public/v1/agencies/linyang/reports/2023/files/docx", "FILE_NOT_FOUND")]
    [InlineData("/public/v1/agencies/linyang/reports/2023/else", "PATH_NOT_FOUND")]
    [InlineData("/public/v1/agencies/linyang/reports/1999", "REPORT_NOT_FOUND")]
    [InlineData("/public/v1/agencies/..%2F..%2Fetc/reports/2023", "REPORT_NOT_FOUND")]
    [InlineData("/public/v1/agencies/%01/reports/2023", "REPORT_NOT_FOUND")]
    [InlineData("/public/v1/datasets/2023", "DATASET_NOT_FOUND")]
    [InlineData("/public/v1/datasets/20x3", "PATH_NOT_FOUND")]
    [InlineData("/public/v1/log/checkpoint", "LOG_NOT_PUBLISHED")]
    [InlineData("/public/v1/log/tile/0/000", "LOG_NOT_PUBLISHED")]
    [InlineData("/public/v1/log/tile/0/../../reports", "PATH_NOT_FOUND")]
    public async Task What_is_absent_is_a_status_with_its_reason(string path, string reason)
    {
        await _site.PublishAsync("linyang");
        await AssertErrorAsync(path, 404, reason);
    }

    [Theory]
    [InlineData("/public/v1/reports", "year")]
    [InlineData("/public/v1/reports?year=23", "year")]
    [InlineData("/public/v1/reports?year=2023&page_size=1", "page_size")]
    [InlineData("/public/v1/reports?year=2023&year=2022", "year")]
    [InlineData("/public/v1/reports?year=2023&pageSize=-1", "pageSize")]
    [InlineData("/public/v1/reports?year=2023&under=city", "under")]
    [InlineData("/public/v1/agencies/linyang/reports/2023?x=1", "x")]
    public async Task A_wrong_query_is_refused_by_name(string path, string parameter)
    {
        var body = await AssertErrorAsync(path, 400, "INVALID_FIELDS");
        Assert.Contains($"\"field\": \"{parameter}\"", body);
    }

    private async Task<string> AssertErrorAsync(string path, int status, string reason)
    {
        var answer = await _site.Client.GetAsync(path);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{path}: {answer.StatusCode} {body}");
        Assert.Contains($"\"reason\": \"{reason}\"", body);
        Assert.Contains("LocalizedMessage", body);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return body;
    }

    private Task<JsonElement> GetAsync(string path) => _site.Client.GetFromJsonAsync<JsonElement>(path);

    private static IEnumerable<string?> Names(JsonElement list) =>
        list.GetProperty("reports").EnumerateArray().Select(r => r.GetProperty("name").GetString());
}

using System.IO.Compression;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests;

/// <summary>What is wrong gets the error that the contract names, and nothing changes.</summary>
public sealed class BadInputTests(AllInOneProduct product) : IClassFixture<AllInOneProduct>
{
    private JsonCaller Json => product.Json;

    [Fact]
    public async Task An_unknown_office_and_an_unknown_report_are_not_found()
    {
        var agency = await Json.RefusedAsync(HttpMethod.Get, "/v1/agencies/nobody");
        Assert.Equal((404, "AGENCY_NOT_FOUND"), (agency.HttpStatus, agency.Reason));
        var opening = await Json.RefusedAsync(
            HttpMethod.Post,
            "/v1/agencies/nobody/reports",
            new { reportId = "2023", requestId = Guid.NewGuid() }
        );
        Assert.Equal((404, "AGENCY_NOT_FOUND"), (opening.HttpStatus, opening.Reason));
        var report = await Json.RefusedAsync(HttpMethod.Get, "/v1/agencies/nobody/reports/2023:check");
        Assert.Equal((404, "REPORT_NOT_FOUND"), (report.HttpStatus, report.Reason));
    }

    [Fact]
    public async Task A_wrong_check_character_is_named_with_the_right_one()
    {
        var refused = await Json.RefusedAsync(
            HttpMethod.Post,
            "/v1/agencies",
            new
            {
                agencyId = "91350100M000100Y4Z",
                requestId = Guid.NewGuid(),
                agency = new { title = "某公司" },
            }
        );
        Assert.Equal((400, "INVALID_FIELDS"), (refused.HttpStatus, refused.Reason));
        Assert.Equal(["agencyId CREDIT_CODE_CHECK"], refused.Fields);
        Assert.Contains("应为 3", refused.Localized, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("23")]
    [InlineData("1999")]
    [InlineData("2023x")]
    public async Task A_malformed_year_is_refused(string year)
    {
        var report = await Json.OpenAsync(2023);
        var refused = await Json.RefusedAsync(
            HttpMethod.Post,
            $"/v1/{report[..report.LastIndexOf("/reports", StringComparison.Ordinal)]}/reports",
            new { reportId = year, requestId = Guid.NewGuid() }
        );
        Assert.Equal(400, refused.HttpStatus);
        Assert.Equal(["reportId REPORT_YEAR_FORMAT"], refused.Fields);
    }

    [Theory]
    [InlineData("-3")]
    [InlineData("12.5")]
    [InlineData("１２")]
    [InlineData("1,234")]
    [InlineData("NaN")]
    [InlineData("1000000000000000000000000000000")]
    public async Task A_count_that_is_none_is_refused_and_nothing_changes(string value)
    {
        var report = await Json.OpenAsync(2023);
        var before = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        var refused = await Json.RefusedAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string>
                {
                    ["requests.received.business"] = "1",
                    ["requests.received.total"] = value,
                },
            }
        );
        Assert.Equal((400, "INVALID_FIELDS"), (refused.HttpStatus, refused.Reason));
        var field = Assert.Single(refused.Fields);
        Assert.StartsWith("cells[\"requests.received.total\"] ", field, StringComparison.Ordinal);
        await UnchangedAsync(report, before);
    }

    [Fact]
    public async Task A_stale_etag_is_refused_with_the_current_one()
    {
        var report = await Json.OpenAsync(2023);
        await ChangeAsync(report, Guid.NewGuid(), "1", etag: "");
        await ChangeAsync(report, Guid.NewGuid(), "2", etag: "1");
        var before = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        var refused = await Json.RefusedAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            Change(Guid.NewGuid(), "3", etag: "1")
        );
        Assert.Equal((409, "ETAG_MISMATCH"), (refused.HttpStatus, refused.Reason));
        Assert.Contains("2", refused.Localized, StringComparison.Ordinal);
        await UnchangedAsync(report, before);
    }

    [Fact]
    public async Task A_repeated_request_id_has_the_same_answer_and_another_request_under_it_is_refused()
    {
        var report = await Json.OpenAsync(2023);
        var id = Guid.NewGuid();
        var first = await ChangeAsync(report, id, "1", etag: "");
        Assert.Equal(first.ToJsonString(), (await ChangeAsync(report, id, "1", etag: "")).ToJsonString());
        var before = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        Assert.Equal("1", $"{before["statistics"]?["etag"]}");
        var refused = await Json.RefusedAsync(HttpMethod.Patch, $"/v1/{report}/statistics", Change(id, "2", etag: ""));
        Assert.Equal((400, "REQUEST_ID_REUSED"), (refused.HttpStatus, refused.Reason));
        await UnchangedAsync(report, before);
    }

    [Fact]
    public async Task A_body_of_30_megabytes_is_refused_in_words()
    {
        var report = await Json.OpenAsync(2023);
        var before = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        var refused = await ImportRefusedAsync(report, new byte[30 * 1024 * 1024], "text/plain");
        Assert.Equal((413, "DOCUMENT_TOO_LARGE"), (refused.HttpStatus, refused.Reason));
        Assert.Contains("20 MB", refused.Localized, StringComparison.Ordinal);
        await UnchangedAsync(report, before);
    }

    [Fact]
    public async Task A_broken_zip_an_empty_one_and_one_that_is_no_document_are_unreadable()
    {
        var report = await Json.OpenAsync(2023);
        var before = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        using var other = new MemoryStream();
        using (var zip = new ZipArchive(other, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("a.txt");
        }

        var sample = Office.Sample("yunze-2024-draft.docx");
        foreach (var content in (byte[][])[sample[..(sample.Length / 2)], [0x50, 0x4B, 3, 4, 0, 0], other.ToArray()])
        {
            var refused = await ImportRefusedAsync(report, content, JsonCaller.Docx);
            Assert.Equal((400, "DOCUMENT_UNREADABLE"), (refused.HttpStatus, refused.Reason));
        }

        await UnchangedAsync(report, before);
    }

    [Fact]
    public async Task An_unknown_content_type_is_refused()
    {
        var report = await Json.OpenAsync(2023);
        var before = await Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        var refused = await ImportRefusedAsync(report, [1, 2, 3], "application/x-unknown");
        Assert.Equal((415, "UNKNOWN_CONTENT_TYPE"), (refused.HttpStatus, refused.Reason));
        await UnchangedAsync(report, before);
    }

    [Fact]
    public async Task An_unknown_format_is_refused()
    {
        var report = await Json.OpenAsync(2023);
        var refused = await Json.RefusedAsync(HttpMethod.Get, $"/v1/{report}:render?format=wps");
        Assert.Equal((400, "UNKNOWN_FORMAT"), (refused.HttpStatus, refused.Reason));
    }

    private Task<Refusal> ImportRefusedAsync(string report, byte[] content, string type) =>
        Json.RefusedAsync(
            HttpMethod.Post,
            $"/v1/{report}:import?requestId={Guid.NewGuid()}",
            JsonCaller.Document(content, type)
        );

    private Task<JsonNode> ChangeAsync(string report, Guid id, string value, string etag) =>
        Json.OkAsync(HttpMethod.Patch, $"/v1/{report}/statistics", Change(id, value, etag));

    private static object Change(Guid id, string value, string etag) =>
        new
        {
            requestId = id,
            etag,
            cells = new Dictionary<string, string> { ["requests.received.total"] = value },
        };

    private async Task UnchangedAsync(string report, JsonNode before) =>
        Assert.Equal(before.ToJsonString(), (await Json.OkAsync(HttpMethod.Get, $"/v1/{report}")).ToJsonString());
}

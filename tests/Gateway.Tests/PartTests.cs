using System.Net;
using System.Text.Json;
using Disclosure.Gateway.Tests.Fakes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>Parts of a report and editions have names, and each is read by its name.</summary>
public sealed class PartTests : IDisposable
{
    private const string Picture = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private readonly GatewayWithFakes _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task Figures_are_read_by_their_name()
    {
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.received.total", "12"));
        var figures = await GetAsync($"/v1/{Sample.Name}/statistics?revision=6");
        Assert.Equal("12", figures.GetProperty("cells").GetProperty("requests.received.total").GetString());
        Assert.Equal("6", figures.GetProperty("etag").GetString());
        var asked = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.GetStatisticsRequest>());
        Assert.Equal((6, false), (asked.Revision, asked.AllowMissing));
    }

    [Fact]
    public async Task Prose_is_read_by_its_name_and_is_empty_before_the_first_write()
    {
        Assert.Equal("0", (await GetAsync($"/v1/{Sample.Name}/narrative")).GetProperty("etag").GetString());
        _gateway.Fakes.Narrative.Stored[$"{Sample.Name}/narrative"] = Sample.Prose();
        var prose = await GetAsync($"/v1/{Sample.Name}/narrative");
        Assert.Equal("全年平稳。", prose.GetProperty("sections")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_section_is_read_by_its_name_and_one_that_is_not_there_is_not_found()
    {
        _gateway.Fakes.Narrative.Stored[$"{Sample.Name}/narrative"] = Sample.Prose();
        var section = await GetAsync($"/v1/{Sample.Name}/narrative/sections/overview");
        Assert.Equal("全年平稳。", section.GetProperty("text").GetString());
        var missing = $"{Sample.Name}/narrative/sections/problems";
        var error = await GatewayWithFakes.ErrorOfAsync(async () =>
            await _gateway.Narratives.GetSectionAsync(new() { Name = missing })
        );
        Assert.Equal((StatusCode.NotFound, "SECTION_NOT_FOUND"), error);
    }

    [Fact]
    public async Task A_picture_is_read_where_the_prose_shows_it_and_nowhere_else()
    {
        var path = $"/v1/{Sample.Name}/pictures/{Picture}";
        _gateway.Fakes.Narrative.Pictures[Picture] = new()
        {
            Picture = Picture,
            MediaType = "image/png",
            Content = ByteString.CopyFromUtf8("PNG"),
        };
        using var hidden = await _gateway.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        var prose = Sample.Prose();
        prose.Sections[0].Blocks.Add(new ReportV1.Block { Picture = new() { Picture_ = Picture } });
        _gateway.Fakes.Narrative.Stored[$"{Sample.Name}/narrative"] = prose;
        using var shown = await _gateway.Http.GetAsync(path);
        Assert.Equal("image/png", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal("PNG", await shown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Editions_are_listed_newest_first_and_page_by_page()
    {
        var first = await GetAsync("/v1/editions?pageSize=1");
        var newest = Assert.Single(first.GetProperty("editions").EnumerateArray());
        Assert.Equal("editions/2021", newest.GetProperty("name").GetString());
        Assert.False(newest.TryGetProperty("lastYear", out _));
        var token = first.GetProperty("nextPageToken").GetString();
        var second = await GetAsync($"/v1/editions?pageSize=1&pageToken={token}");
        Assert.Equal("editions/2019", second.GetProperty("editions")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Reports_say_when_they_changed_and_are_listed_by_it()
    {
        var opened = new DateTime(2024, 1, 3, 8, 0, 0, DateTimeKind.Utc).ToTimestamp();
        (_gateway.Fakes.Filing.Context.Report.CreateTime, _gateway.Fakes.Filing.Context.Report.MoveTime) = (
            opened,
            opened
        );
        var page = await GetAsync("/v1/reports?changedSince=2024-01-01T00:00:00%2B08:00");
        var report = page.GetProperty("reports")[0];
        Assert.Equal("2024-01-03T08:00:00Z", report.GetProperty("createTime").GetString());
        Assert.Equal("2024-01-03T08:00:00Z", report.GetProperty("updateTime").GetString());
        Assert.Equal(
            new DateTime(2023, 12, 31, 16, 0, 0, DateTimeKind.Utc),
            Assert.Single(_gateway.Recorder.Requests<FilingV1.ListReportsRequest>()).ChangedSince.ToDateTime()
        );
        using var malformed = await _gateway.Http.GetAsync("/v1/reports?changedSince=yesterday");
        Assert.Contains("FIELD_TYPE", await malformed.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _gateway.Http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}

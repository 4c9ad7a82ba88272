using System.Net;
using System.Text;
using Disclosure.Gateway.Tests.Fakes;

namespace Disclosure.Gateway.Tests;

/// <summary>What is to be put right is checked again by the rules of every other door.</summary>
public sealed class RectificationTests : IDisposable
{
    private const string Item = $"{Sample.Agency}/rectifications/1";

    private readonly GatewayWithFakes _gateway = new();

    public RectificationTests() =>
        _gateway.Fakes.Statistics.Check = new()
        {
            RuleSet = "2021-rules",
            Findings = { Sample.Finding("carry.requests", ReportV1.Severity.Error) },
        };

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task An_item_is_judged_by_a_check_of_its_report_as_it_is_now()
    {
        var json = await _gateway.Http.GetStringAsync($"/v1/{Item}:check");
        Assert.Contains("\"holds\":true", json, StringComparison.Ordinal);
        var judged = Assert.Single(_gateway.Recorder.Requests<FilingV1.JudgeRectificationRequest>());
        Assert.Contains("carry.requests", judged.Findings.Select(f => f.Code));
        Assert.Equal(
            $"{Sample.Name}/statistics",
            Assert.Single(_gateway.Recorder.Requests<StatisticsV1.CheckSheetRequest>()).Name
        );
    }

    [Fact]
    public async Task Closing_checks_the_report_again_and_sends_what_is_found_now()
    {
        var answer = await PostAsync("close", """{"requestId":"6f9619ff-8b86-4d01-b42d-00c04fc96434","etag":"2"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var move = Assert.Single(_gateway.Recorder.Requests<FilingV1.MoveRectificationRequest>());
        Assert.Equal(
            (FilingV1.RectificationVerb.Close, "2", "bootstrap"),
            (move.Verb, move.Etag, move.Actor.Principal)
        );
        Assert.Contains("carry.requests", move.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("resolve", FilingV1.RectificationVerb.Resolve)]
    [InlineData("reopen", FilingV1.RectificationVerb.ReopenRectification)]
    public async Task Other_moves_check_nothing(string verb, FilingV1.RectificationVerb expected)
    {
        await PostAsync(verb, """{"requestId":"6f9619ff-8b86-4d01-b42d-00c04fc96434","reason":"已更正。"}""");
        var move = Assert.Single(_gateway.Recorder.Requests<FilingV1.MoveRectificationRequest>());
        Assert.Equal((expected, "已更正。"), (move.Verb, move.Reason));
        Assert.Empty(_gateway.Recorder.Requests<StatisticsV1.CheckSheetRequest>());
    }

    [Fact]
    public async Task The_list_is_exported_as_a_table()
    {
        using var answer = await _gateway.Http.GetAsync($"/v1/{Sample.Agency}/rectifications:export?subtree=true");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("all", await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PostAsync(string verb, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _gateway.Http.PostAsync($"/v1/{Item}:{verb}", content);
    }
}

using System.Net;
using System.Text.Json;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.Gateway.Tests;

/// <summary>The stream of events in the forms that callers of JSON ask for.</summary>
public sealed class EventStreamTests : IDisposable
{
    private const string Path = "/v1/events?after=6";

    // Ahead of the machine's, so that a deadline by this clock does not pass while the machine is slow.
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow().AddHours(1));
    private readonly GatewayWithFakes _gateway;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(30));

    public EventStreamTests()
    {
        _gateway = new() { Clock = _clock };
        _gateway.Fakes.Log.Follows = true;
    }

    public void Dispose()
    {
        _gateway.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task Events_are_one_object_a_line_and_empty_lines_are_the_heartbeat()
    {
        using var answer = await AskAsync(Path);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        using var lines = await ReadAsync(answer);
        _gateway.Fakes.Log.Append(7);
        Assert.Equal("7", Index(await NextAsync(lines)));
        Assert.Equal("", await BeatAsync(lines));
        _gateway.Fakes.Log.Append(8);
        Assert.Equal("8", Index(await NextAsync(lines)));
        Assert.Equal(7, Assert.Single(_gateway.Recorder.Requests<FilingV1.WatchEventsRequest>()).Start);
    }

    [Fact]
    public async Task Server_sent_events_have_the_index_as_id_and_comments_as_heartbeat()
    {
        using var answer = await AskAsync(Path, accept: "text/event-stream");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = await ReadAsync(answer);
        Assert.Equal([":", ""], [await NextAsync(lines), await NextAsync(lines)]);
        _gateway.Fakes.Log.Append(7);
        Assert.Equal("id: 7", await NextAsync(lines));
        var data = await NextAsync(lines);
        Assert.StartsWith("data: ", data, StringComparison.Ordinal);
        Assert.Equal("7", Index(data["data: ".Length..]));
        Assert.Equal("", await NextAsync(lines));
        Assert.Equal(":", await BeatAsync(lines));
    }

    [Fact]
    public async Task Both_forms_say_the_same_of_an_event()
    {
        using var lines = await ReadAsync(await AskAsync(Path));
        _gateway.Fakes.Log.Append(7);
        var line = await NextAsync(lines);
        using var sent = await ReadAsync(await AskAsync(Path, accept: "text/event-stream"));
        string data;
        while (!(data = await NextAsync(sent)).StartsWith("data: ", StringComparison.Ordinal)) { }

        using var expected = JsonDocument.Parse(line);
        using var actual = JsonDocument.Parse(data["data: ".Length..]);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, actual.RootElement), $"{line} {data}");
    }

    [Fact]
    public async Task A_browser_goes_on_behind_the_last_event_that_it_got()
    {
        using var answer = await AskAsync(Path, accept: "text/event-stream", lastId: "41");
        Assert.Equal(42, Assert.Single(_gateway.Recorder.Requests<FilingV1.WatchEventsRequest>()).Start);
        using var refused = await AskAsync(Path, accept: "text/event-stream", lastId: "x");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("LAST_ID_FORMAT", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task A_refusal_comes_before_the_first_byte_as_an_error_of_JSON(string accept)
    {
        _gateway.Recorder.Failures["LogService.WatchEvents"] = Sample.Error(
            Grpc.Core.StatusCode.InvalidArgument,
            "SIZE_BEYOND_LOG"
        );
        using var answer = await AskAsync(Path, accept);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("SIZE_BEYOND_LOG", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task A_stream_ends_when_the_gateway_stops(string accept)
    {
        using var answer = await AskAsync(Path, accept);
        var rest = answer.Content.ReadAsStringAsync(_limit.Token);
        _gateway.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        Assert.DoesNotContain("error", await rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_sees_no_more_after_five_seconds()
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Auditor, Sample.Agency, subtree: false) },
        };
        using var answer = await AskAsync(
            $"/v1/events?agency={Sample.Agency}",
            accept: "text/event-stream",
            token: Tokens.Valid
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var rest = answer.Content.ReadAsStringAsync(_limit.Token);
        _gateway.Fakes.Access.Known = null;
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            // The stream looks once a second, and asks Filing once the kept answer is too old.
            await Task.WhenAny(rest, Task.Delay(200));
        }

        Assert.Contains("event: error", await rest, StringComparison.Ordinal);
        Assert.Contains("TOKEN_UNKNOWN", await rest, StringComparison.Ordinal);
    }

    private static string Index(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("index").GetString() ?? "";
    }

    private async Task<HttpResponseMessage> AskAsync(
        string path,
        string accept = "application/json",
        string lastId = "",
        string token = GatewayAlone.Token
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new(accept));
        request.Headers.Authorization = new("Bearer", token);
        if (lastId.Length > 0)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        return await _gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _limit.Token);
    }

    private async Task<StreamReader> ReadAsync(HttpResponseMessage answer) =>
        new(await answer.Content.ReadAsStreamAsync(_limit.Token));

    private async Task<string> NextAsync(StreamReader lines) =>
        await lines.ReadLineAsync(_limit.Token) ?? throw new EndOfStreamException();

    // Time passes until something comes.
    private async Task<string> BeatAsync(StreamReader lines)
    {
        var next = NextAsync(lines);
        while (!next.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(20));
        }

        return await next;
    }
}

using System.Text.Json.Nodes;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Tests;

public sealed class ApiClientTests
{
    private const string Away = """{"code":14,"message":"away","details":[]}""";
    private const string Absent = """{"code":5,"message":"absent","details":[]}""";

    [Fact]
    public async Task A_call_that_was_lost_is_sent_again_with_the_same_request_id()
    {
        var server = new LossyServer([null, (503, Away), (502, "<html>proxy</html>"), (200, """{"name":"x"}""")]);
        using var api = Create(server);
        var answer = await api.PostAsync("v1/x:submit", new JsonObject { ["requestId"] = "1" }, default);
        Assert.Equal("x", $"{answer.Json["name"]}");
        Assert.Equal(Enumerable.Repeat("""{"requestId":"1"}""", 4), server.Bodies);
    }

    [Fact]
    public async Task After_four_times_it_is_said_to_be_away()
    {
        var lost = new LossyServer([null, null, null, null, (200, "{}")]);
        using var api = Create(lost);
        var unreachable = await Assert.ThrowsAsync<CommandException>(() => api.GetAsync("v1/x", default));
        Assert.Equal((ExitCode.Unavailable, 4), (unreachable.Code, lost.Bodies.Count));

        var busy = new LossyServer([.. Enumerable.Repeat<(int, string)?>((503, Away), 5)]);
        using var other = Create(busy);
        var away = await Assert.ThrowsAsync<ServerException>(() => other.GetAsync("v1/x", default));
        Assert.Equal((ExitCode.Unavailable, 4), (away.Error.Exit, busy.Bodies.Count));
    }

    [Fact]
    public async Task A_refusal_is_an_answer_and_asked_for_once()
    {
        var server = new LossyServer([(404, Absent), (200, "{}")]);
        using var api = Create(server);
        var refused = await Assert.ThrowsAsync<ServerException>(() => api.GetAsync("v1/x", default));
        Assert.Equal((ExitCode.NotFound, 1), (refused.Error.Exit, server.Bodies.Count));
    }

    private static ApiClient Create(LossyServer server) =>
        new(
            new HttpClient(server) { BaseAddress = new Uri("https://gateway.example.gov.cn/") },
            new Wording(IsChinese: true),
            TimeSpan.Zero
        );

    /// <summary>Gives its answers in turn; null: the connection breaks.</summary>
    private sealed class LossyServer((int Status, string Body)?[] answers) : HttpMessageHandler
    {
        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            return answers[Bodies.Count - 1] is var (status, body)
                ? new((HttpStatusCode)status) { Content = new StringContent(body) }
                : throw new HttpRequestException("The connection broke.");
        }
    }
}

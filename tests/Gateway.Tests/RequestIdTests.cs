using System.Net.Http.Json;
using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disclosure.Gateway.Tests;

/// <summary>A call is known by one id: the caller's header, the answer's, the error's and the log's.</summary>
public sealed class RequestIdTests : IDisposable
{
    private const string Trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private readonly LogLines _log = new();
    private readonly GatewayWithFakes _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [InlineData("a.B_c-9", true)]
    [InlineData("with space", false)]
    [InlineData("ä", false)]
    [InlineData("", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public async Task A_usable_id_is_taken_and_any_other_replaced(string given, bool isTaken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/editions");
        request.Headers.TryAddWithoutValidation("x-request-id", given);
        using var answer = await _gateway.Http.SendAsync(request);
        var answered = Assert.Single(answer.Headers.GetValues("x-request-id"));
        Assert.Equal(isTaken, answered == given);
        Assert.Matches("^[A-Za-z0-9._-]{1,64}$", answered);
    }

    [Fact]
    public async Task A_trace_goes_on_and_its_place_is_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/editions");
        request.Headers.Add("traceparent", Trace);
        using var answer = await _gateway.Http.SendAsync(request);
        var answered = Assert.Single(answer.Headers.GetValues("traceparent"));
        Assert.StartsWith(Trace[..36], answered, StringComparison.Ordinal);
        Assert.NotEqual(Trace, answered);
    }

    [Theory]
    [InlineData("/v1/no-such-path", true)]
    [InlineData("/v1/editions/none", true)]
    [InlineData("/v1/editions/none", false)]
    public async Task An_error_over_json_names_its_call(string path, bool hasToken)
    {
        using var client = hasToken ? _gateway.Http : _gateway.CreateClient();
        client.DefaultRequestHeaders.Add("x-request-id", "call-1");
        using var answer = await client.GetAsync(path);
        var status = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var info = status
            .GetProperty("details")
            .EnumerateArray()
            .Single(d => d.GetProperty("@type").GetString() == "type.googleapis.com/google.rpc.RequestInfo");
        Assert.Equal("call-1", info.GetProperty("requestId").GetString());
    }

    [Theory]
    [InlineData("editions/none")]
    [InlineData("")]
    public async Task An_error_over_grpc_names_its_call(string name)
    {
        using var channel = GrpcChannel.ForAddress(
            _gateway.Server.BaseAddress,
            new() { HttpHandler = _gateway.Server.CreateHandler() }
        );
        var editions = new PublicV1.EditionService.EditionServiceClient(channel);
        var headers = new Metadata
        {
            { "authorization", $"Bearer {GatewayAlone.Token}" },
            { "x-request-id", "call-2" },
        };
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await editions.GetEditionAsync(new() { Name = name }, headers)
        );
        Assert.Equal("call-2", error.GetRpcStatus()!.GetDetail<RequestInfo>()!.RequestId);
        Assert.NotNull(error.GetRpcStatus()!.GetDetail<ErrorInfo>());
    }

    [Fact]
    public async Task A_call_is_one_line_of_the_log_without_what_it_said()
    {
        using var logged = _gateway.WithWebHostBuilder(host =>
            host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(_log))
        );
        using var client = logged.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", GatewayAlone.Token);
        client.DefaultRequestHeaders.Add("x-request-id", "call-3");
        using var answer = await client.GetAsync("/v1/editions?pageSize=1&pageToken=SECRET%0AGET");
        var line = Assert.Single(_log.Lines, l => l.Contains("call-3", StringComparison.Ordinal));
        Assert.Matches(@"^GET /v1/editions 400 \d+ ms call-3 [0-9a-f]{32}$", line);
        Assert.DoesNotContain(_log.Lines, l => l.Contains(GatewayAlone.Token, StringComparison.Ordinal));
    }

    // What the access log wrote.
    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public IEnumerable<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _lines.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}

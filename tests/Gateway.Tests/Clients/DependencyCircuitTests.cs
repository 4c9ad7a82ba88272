using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Tests.Fakes;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Polly.CircuitBreaker;

namespace Disclosure.Gateway.Tests.Clients;

/// <summary>When calls of a service are refused without being made.</summary>
public sealed class DependencyCircuitTests : IDisposable
{
    private static readonly RpcException s_away = new(new(StatusCode.Unavailable, "connection refused"));
    private static readonly RpcException s_late = new(new(StatusCode.DeadlineExceeded, ""));

    private readonly FakeTimeProvider _clock = new();
    private readonly FakeHealth _health = new();
    private readonly DependencyCircuit _circuit;

    public DependencyCircuitTests() => _circuit = new(new("statistics", new(_health)), _clock);

    public void Dispose() => _circuit.Dispose();

    [Fact]
    public async Task Refusals_with_a_reason_are_answers_however_many()
    {
        _health.IsSilent = true;
        foreach (var reason in new[] { "STORAGE_UNAVAILABLE", "STORAGE_FULL" })
        {
            await FailAsync(Sample.Error(StatusCode.Unavailable, reason), 50);
        }

        await FailAsync(Sample.Error(StatusCode.ResourceExhausted, "DOCUMENT_TOO_LARGE"), 50);
        await FailAsync(new(new(StatusCode.InvalidArgument, "")), 50);
        Assert.Equal(0, _health.Asked);
        Assert.True(await IsCalledAsync());
    }

    [Fact]
    public async Task An_answer_whose_headers_are_too_large_is_no_absence()
    {
        _health.IsSilent = true;
        var large = new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "too large");
        await FailAsync(new(new(StatusCode.Unavailable, "too large", large)), 50);
        Assert.Equal(0, _health.Asked);
        Assert.True(await IsCalledAsync());
    }

    [Fact]
    public async Task A_connection_given_up_for_a_ping_without_answer_is_an_absence_although_grpc_calls_it_internal()
    {
        _health.IsSilent = true;
        var ping = new HttpProtocolException(1, "The server did not respond to a ping request.", null);
        var lost = new HttpRequestException(HttpRequestError.HttpProtocolError, "ping", ping);
        await FailAsync(new(new(StatusCode.Internal, "Error starting gRPC call.", lost)), 1);
        await UntilAsync(() => _circuit.IsIsolated);
        Assert.False(await IsCalledAsync());
    }

    [Fact]
    public async Task A_stream_that_the_service_reset_is_an_answer()
    {
        _health.IsSilent = true;
        var reset = new HttpProtocolException(2, "The server reset the stream.", null);
        await FailAsync(new(new(StatusCode.Internal, "reset", reset)), 50);
        Assert.Equal(0, _health.Asked);
        Assert.True(await IsCalledAsync());
    }

    [Fact]
    public async Task A_silent_service_costs_one_caller_the_deadline_and_is_called_again_when_it_answers()
    {
        _health.IsSilent = true;
        await FailAsync(s_late, 1, TimeSpan.FromSeconds(30));
        await UntilAsync(() => _circuit.IsIsolated);
        Assert.False(await IsCalledAsync());

        _health.IsSilent = false;
        await UntilAsync(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            return !_circuit.IsIsolated;
        });
        Assert.True(await IsCalledAsync());
    }

    [Fact]
    public async Task A_slow_service_that_answers_for_its_health_is_called_on()
    {
        await FailAsync(s_late, 1, TimeSpan.FromSeconds(30));
        await UntilAsync(() => _health.Asked == 1);
        Assert.True(await IsCalledAsync());
    }

    [Fact]
    public async Task Time_outs_count_for_the_circuit()
    {
        await FailAsync(s_late, 20, TimeSpan.FromSeconds(1), atOnce: true);
        Assert.False(await IsCalledAsync());
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await IsCalledAsync());
    }

    [Fact]
    public async Task Callers_who_give_no_time_say_nothing_about_the_service()
    {
        await FailAsync(s_late, 50, TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, _health.Asked);
        Assert.True(await IsCalledAsync());
    }

    [Fact]
    public async Task A_stream_that_breaks_makes_the_gateway_look_too()
    {
        _health.IsSilent = true;
        _circuit.Observe(s_away);
        await UntilAsync(() => _circuit.IsIsolated);
    }

    // Calls that fail with an error after a time, one after another or at once.
    private async Task FailAsync(RpcException error, int count, TimeSpan after = default, bool atOnce = false)
    {
        var gate = new TaskCompletionSource();
        async Task<int> CallAsync()
        {
            await gate.Task;
            throw error;
        }

        if (atOnce)
        {
            var calls = Enumerable.Range(0, count).Select(_ => _circuit.CallAsync(CallAsync, default)).ToArray();
            _clock.Advance(after);
            gate.SetResult();
            await Task.WhenAll(calls.Select(async c => Assert.Same(error, await Record.ExceptionAsync(() => c))));
            return;
        }

        for (var i = 0; i < count; i++)
        {
            gate = new();
            var call = _circuit.CallAsync(CallAsync, default);
            _clock.Advance(after);
            gate.SetResult();
            Assert.Same(error, await Record.ExceptionAsync(() => call));
        }
    }

    private async Task<bool> IsCalledAsync()
    {
        try
        {
            return await _circuit.CallAsync(() => Task.FromResult(true), default);
        }
        catch (BrokenCircuitException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}

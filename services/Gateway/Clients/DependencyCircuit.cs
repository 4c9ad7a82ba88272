using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;

namespace Disclosure.Gateway.Clients;

/// <summary>
/// A circuit breaker before one service. It opens for a second where nine of ten calls find the service absent, and, since a frozen
/// service costs each caller the whole deadline, as soon as one call was not answered and the health service is silent too; then it
/// closes when the health service answers.
/// </summary>
/// <remarks>Shared by all calls to its service. Polly's breaker is safe for many threads.</remarks>
internal sealed class DependencyCircuit : IDisposable
{
    // A call that ran out of a shorter time says more about its caller than about the service.
    private static readonly TimeSpan s_minWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_probeInterval = TimeSpan.FromMilliseconds(250);

    private readonly ServiceDependency _dependency;
    private readonly TimeProvider _clock;
    private readonly CircuitBreakerManualControl _control = new();
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly ResiliencePipeline _breaker;

    // 1 while a probe runs.
    private int _probing;

    public DependencyCircuit(ServiceDependency dependency, TimeProvider clock)
    {
        (_dependency, _clock) = (dependency, clock);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(
                new()
                {
                    // Only absence counts; an answer with an error is an answer.
                    ShouldHandle = new PredicateBuilder().Handle<ServiceAbsentException>(),
                    FailureRatio = 0.9,
                    // Below twenty calls in five seconds a ratio says nothing.
                    MinimumThroughput = 20,
                    SamplingDuration = TimeSpan.FromSeconds(5),
                    BreakDuration = TimeSpan.FromSeconds(1),
                    ManualControl = _control,
                    StateProvider = _state,
                }
            )
            .Build();
    }

    /// <summary>Whether the service is known to be away until it answers again. (Polly learns by a call alone that a break is over.)</summary>
    public bool IsIsolated => _state.CircuitState is CircuitState.Isolated;

    /// <summary>Makes a call unless the circuit is open.</summary>
    /// <exception cref="BrokenCircuitException">It is open; no call was made.</exception>
    /// <exception cref="RpcException">The error of the call.</exception>
    public async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        // For the time that the call took: a short deadline is the caller's fault.
        var started = _clock.GetTimestamp();
        try
        {
            return await _breaker.ExecuteAsync(
                async _ =>
                {
                    try
                    {
                        return await call();
                    }
                    catch (RpcException error) when (IsAbsence(error, _clock.GetElapsedTime(started)))
                    {
                        // A type of its own, so that the breaker counts nothing else.
                        throw new ServiceAbsentException(error);
                    }
                },
                cancellation
            );
        }
        catch (ServiceAbsentException absent)
        {
            // One call may be enough to open the circuit: the probe finds out.
            Probe();
            // The caller gets the original error.
            throw absent.Error;
        }
    }

    /// <summary>Tells of an error of a stream, which is no single call to count.</summary>
    public void Observe(RpcException error)
    {
        if (ServiceAbsentException.IsAbsence(error))
        {
            Probe();
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private static bool IsAbsence(RpcException error, TimeSpan elapsed) =>
        ServiceAbsentException.IsAbsence(error)
        && (error.StatusCode is not StatusCode.DeadlineExceeded || elapsed >= s_minWait);

    // One probe at a time, however many calls fail.
    private void Probe()
    {
        if (Interlocked.Exchange(ref _probing, 1) == 0)
        {
            // Not awaited: the caller has its error, and the probe goes on by itself.
            _ = ProbeAsync(_disposed.Token);
        }
    }

    private async Task ProbeAsync(CancellationToken disposed)
    {
        try
        {
            if (!await _dependency.AnswersAsync(_clock, disposed))
            {
                // Isolated: no call gets through until the service answers again.
                await _control.IsolateAsync(disposed);
                do
                {
                    await Task.Delay(s_probeInterval, _clock, disposed);
                } while (!await _dependency.AnswersAsync(_clock, disposed));
                await _control.CloseAsync(disposed);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The gateway stops.
        }
        finally
        {
            // Also after an error, or no probe would ever run again.
            Volatile.Write(ref _probing, 0);
        }
    }
}

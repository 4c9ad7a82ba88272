using Disclosure.ApiErrors;

namespace Disclosure.ServiceDefaults.Admission;

/// <summary>Those who wait for something scarce. Both their number and their time are bounded.</summary>
/// <typeparam name="T">What is known about one who waits.</typeparam>
/// <param name="admit">
/// Takes the next one out of those who wait, in the order of arrival, and books what it gets; null where none may go on
/// yet. Called under a lock.
/// </param>
/// <param name="release">Takes the booking back. Called under the same lock.</param>
/// <param name="patience">How long one waits at most.</param>
/// <param name="busy">What one is told who waited in vain, or finds too many waiting.</param>
public sealed class WaitingLine<T>(
    Func<IReadOnlyList<T>, T?> admit,
    Action<T> release,
    TimeSpan patience,
    Func<ApiException> busy,
    TimeProvider clock
)
    where T : class
{
    // Bounds what waiting costs in memory.
    private const int Most = 256;

    private readonly Lock _lock = new();
    private readonly List<T> _waiting = [];
    private readonly Dictionary<T, TaskCompletionSource> _signals = [];

    /// <summary>Waits for its turn, which ends when the result is disposed.</summary>
    /// <param name="limit">Waits no longer than this either; null: as long as anyone.</param>
    /// <exception cref="ApiException">The line is busy.</exception>
    public async Task<IDisposable> EnterAsync(T one, TimeSpan? limit, CancellationToken cancellation)
    {
        // Continuations run elsewhere: SetResult is called under the lock.
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_waiting.Count >= Most)
            {
                throw busy();
            }

            _waiting.Add(one);
            _signals.Add(one, signal);
            // It may go on at once.
            AdmitAll();
        }

        try
        {
            await signal.Task.WaitAsync(limit < patience ? limit.Value : patience, clock, cancellation);
        }
        catch (Exception gaveUp) when (gaveUp is OperationCanceledException or TimeoutException)
        {
            Leave(one);
            if (gaveUp is TimeoutException)
            {
                throw busy();
            }

            throw;
        }

        return new Turn(this, one);
    }

    // It may have been admitted at the same moment.
    private void Leave(T one)
    {
        lock (_lock)
        {
            _signals.Remove(one);
            // No longer waiting: it was admitted just now, and its booking is taken back.
            if (!_waiting.Remove(one))
            {
                release(one);
                AdmitAll();
            }
        }
    }

    private void End(T one)
    {
        lock (_lock)
        {
            release(one);
            AdmitAll();
        }
    }

    private void AdmitAll()
    {
        // One after the other, until nobody else may go on.
        while (_waiting.Count > 0 && admit(_waiting) is { } next)
        {
            _waiting.Remove(next);
            _signals.Remove(next, out var signal);
            signal?.SetResult();
        }
    }

    private sealed class Turn(WaitingLine<T> line, T one) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            // A turn ends once, however often it is disposed.
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                line.End(one);
            }
        }
    }
}

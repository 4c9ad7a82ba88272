namespace Disclosure.Filing.Storage.Log;

/// <summary>Wakes those who follow the log when this process has appended to it.</summary>
/// <remarks>Another process may append too, so that nobody waits longer than <see cref="Period"/>.</remarks>
internal sealed class LogSignal(TimeProvider clock)
{
    /// <summary>How late an entry of another process is seen at most.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // Continuations run elsewhere: whoever raises is in the middle of a request.
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The next append. Taken before the log is read, it is never missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes all who wait; called after the commit.</summary>
    /// <remarks>Exchanged before it is completed: who looks afterwards waits for the next append.</remarks>
    public void Raise() =>
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Waits for an append, or for the period to pass.</summary>
    public async Task WaitAsync(Task next, CancellationToken cancellation)
    {
        try
        {
            // The clock of the service, so that tests need no second of waiting.
            await next.WaitAsync(Period, clock, cancellation);
        }
        catch (TimeoutException)
        {
            // Time to look whether another process has appended.
        }
    }
}

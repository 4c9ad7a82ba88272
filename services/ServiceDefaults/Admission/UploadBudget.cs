using Disclosure.ApiErrors;

namespace Disclosure.ServiceDefaults.Admission;

/// <summary>
/// Bytes of requests that the service holds in memory at a time. One caller may fill half of it, and large requests not
/// all of it, so a small one always finds room. A request goes in alone where it is larger than that.
/// </summary>
public sealed class UploadBudget
{
    private readonly WaitingLine<Upload> _line;
    private readonly long _most;
    private readonly long _mostOfLarge;

    // All fields are changed under the line's lock.
    private readonly Dictionary<string, long> _heldBy = [];
    private long _held;

    /// <summary>A request of at most so many bytes is small.</summary>
    public const int SmallBytes = 1024 * 1024;

    /// <param name="most">Bytes.</param>
    /// <param name="patience">How long a request waits.</param>
    /// <param name="busy">What one is told for which there was no room.</param>
    public UploadBudget(long most, TimeSpan patience, Func<ApiException> busy, TimeProvider clock)
    {
        // An eighth is kept for small requests.
        (_most, _mostOfLarge) = (most, most - (most / 8));
        _line = new(Admit, Release, patience, busy, clock);
    }

    /// <summary>Bytes that are held now.</summary>
    public long Held => Interlocked.Read(ref _held);

    /// <summary>Waits for room, which is free again when the result is disposed.</summary>
    /// <exception cref="ApiException">There was none in time.</exception>
    public Task<IDisposable> EnterAsync(string caller, long bytes, CancellationToken cancellation) =>
        // Waits as long as the line allows.
        _line.EnterAsync(new(caller, bytes), limit: null, cancellation);

    private Upload? Admit(IReadOnlyList<Upload> waiting)
    {
        // The first that fits, not the first at all: a small one may pass a large one that waits.
        var next = waiting.FirstOrDefault(HasRoom);
        if (next is not null)
        {
            _held += next.Bytes;
            _heldBy[next.Caller] = _heldBy.GetValueOrDefault(next.Caller) + next.Bytes;
        }

        return next;
    }

    private bool HasRoom(Upload upload)
    {
        var most = upload.Bytes <= SmallBytes ? _most : _mostOfLarge;
        // With nothing held even a request above the limit goes in, alone.
        return (_held == 0 || _held + upload.Bytes <= most)
            && (!_heldBy.TryGetValue(upload.Caller, out var own) || own + upload.Bytes <= _most / 2);
    }

    private void Release(Upload upload)
    {
        _held -= upload.Bytes;
        // Names of callers are dropped once they hold nothing.
        if ((_heldBy[upload.Caller] -= upload.Bytes) == 0)
        {
            _heldBy.Remove(upload.Caller);
        }
    }

    // Compared by reference: two requests may be alike.
    private sealed class Upload(string caller, long bytes)
    {
        public string Caller { get; } = caller;

        public long Bytes { get; } = bytes;
    }
}

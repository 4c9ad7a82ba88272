using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Rates;

/// <summary>
/// How many calls the gateway works on at a time, over all callers. Streams of events, which last for hours, are counted by themselves.
/// </summary>
internal sealed class CallTurns(IOptions<RateOptions> options) : IDisposable
{
    private const string EventsPath = "/v1/events";

    private static readonly PathString s_watchEvents = $"/{PublicV1.LogService.Descriptor.FullName}/WatchEvents";

    // As many again may wait, the oldest first.
    private readonly ConcurrencyLimiter _calls = new(
        new() { PermitLimit = options.Value.MaxCalls, QueueLimit = options.Value.MaxCalls }
    );

    private readonly ConcurrencyLimiter _streams = new(
        new() { PermitLimit = options.Value.MaxStreams, QueueLimit = 0 }
    );

    /// <summary>A turn, which ends when it is disposed of; not acquired where too many wait already.</summary>
    public ValueTask<RateLimitLease> EnterAsync(PathString path, CancellationToken cancellation) =>
        (IsStream(path) ? _streams : _calls).AcquireAsync(1, cancellation);

    public void Dispose()
    {
        _calls.Dispose();
        _streams.Dispose();
    }

    private static bool IsStream(PathString path) => path == EventsPath || path == s_watchEvents;
}

using Grpc.Core;

namespace Disclosure.Gateway.Clients;

/// <summary>A call that starts once the circuit breaker admits it.</summary>
internal sealed class DeferredCall<TResponse> : IDisposable
{
    // Null until the breaker has let the call through.
    private AsyncUnaryCall<TResponse>? _call;

    /// <summary>Remembers the call that was started.</summary>
    public AsyncUnaryCall<TResponse> Start(AsyncUnaryCall<TResponse> call) => _call = call;

    /// <summary>The response headers; none where the call was not made.</summary>
    public async Task<Metadata> HeadersAsync() => _call is { } call ? await call.ResponseHeadersAsync : [];

    /// <summary>The status; UNAVAILABLE where the call was not made.</summary>
    public Status Status() => _call?.GetStatus() ?? new Status(StatusCode.Unavailable, "The call was not made.");

    /// <summary>The trailers; none where the call was not made.</summary>
    public Metadata Trailers() => _call?.GetTrailers() ?? [];

    public void Dispose() => _call?.Dispose();
}

using Grpc.Core;

namespace Disclosure.Gateway.Clients;

/// <summary>A call that starts once the circuit breaker admits it.</summary>
internal sealed class DeferredCall<TResponse> : IDisposable
{
    private AsyncUnaryCall<TResponse>? _call;

    public AsyncUnaryCall<TResponse> Start(AsyncUnaryCall<TResponse> call) => _call = call;

    public async Task<Metadata> HeadersAsync() => _call is { } call ? await call.ResponseHeadersAsync : [];

    public Status Status() => _call?.GetStatus() ?? new Status(StatusCode.Unavailable, "The call was not made.");

    public Metadata Trailers() => _call?.GetTrailers() ?? [];

    public void Dispose() => _call?.Dispose();
}

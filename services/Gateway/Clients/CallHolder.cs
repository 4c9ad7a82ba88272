using Grpc.Core;

namespace Disclosure.Gateway.Clients;

/// <summary>The call under way, once the circuit breaker let it start.</summary>
internal sealed class CallHolder<TResponse> : IDisposable
{
    private AsyncUnaryCall<TResponse>? _call;

    public AsyncUnaryCall<TResponse> Start(AsyncUnaryCall<TResponse> call) => _call = call;

    public async Task<Metadata> HeadersAsync() => _call is { } call ? await call.ResponseHeadersAsync : [];

    public Status Status() => _call?.GetStatus() ?? new Status(StatusCode.Unavailable, "The call was not made.");

    public Metadata Trailers() => _call?.GetTrailers() ?? [];

    public void Dispose() => _call?.Dispose();
}

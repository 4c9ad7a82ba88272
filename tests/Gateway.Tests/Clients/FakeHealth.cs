using Grpc.Core;
using Grpc.Health.V1;

namespace Disclosure.Gateway.Tests.Clients;

/// <summary>The transport to a health service that answers or is silent.</summary>
internal sealed class FakeHealth : CallInvoker
{
    private int _asked;

    /// <summary>Whether the deadline passes without an answer.</summary>
    public bool IsSilent { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        Interlocked.Increment(ref _asked);
        var answer = IsSilent
            ? Task.FromException<TResponse>(new RpcException(new(StatusCode.DeadlineExceeded, "")))
            : Task.FromResult((TResponse)(object)new HealthCheckResponse());
        return new(answer, Task.FromResult<Metadata>([]), () => Status.DefaultSuccess, () => [], () => { });
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw new NotSupportedException();

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new NotSupportedException();
}

using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>An interceptor that does the same around a call of any shape: one answer or a stream, one request or a stream.</summary>
public abstract class CallInterceptor : Interceptor
{
    /// <summary>Runs the method. A call that answers a stream has a result without meaning.</summary>
    protected abstract Task<T> InvokeAsync<T>(Func<Task<T>> method, ServerCallContext context);

    public sealed override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    ) => InvokeAsync(() => continuation(request, context), context);

    public sealed override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => InvokeAsync(() => continuation(requestStream, context), context);

    public sealed override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        InvokeAsync(
            async () =>
            {
                await continuation(request, responseStream, context);
                return true;
            },
            context
        );

    public sealed override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        InvokeAsync(
            async () =>
            {
                await continuation(requestStream, responseStream, context);
                return true;
            },
            context
        );
}

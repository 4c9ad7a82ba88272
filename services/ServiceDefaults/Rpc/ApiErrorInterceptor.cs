using Disclosure.ApiErrors;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// The one place where exceptions become responses. An <see cref="ApiException"/> keeps its reason, an RpcException of another service
/// passes through, and a call that its caller cancelled is CANCELLED. Anything else is logged once and becomes INTERNAL without details.
/// </summary>
public sealed partial class ApiErrorInterceptor(ILogger<ApiErrorInterceptor> logger) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    ) => InvokeAsync(() => continuation(request, context), context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => InvokeAsync(() => continuation(requestStream, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
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

    private async Task<T> InvokeAsync<T>(Func<Task<T>> method, ServerCallContext context)
    {
        try
        {
            return await method();
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw ToRpcException(error, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw ToRpcException(error, context);
        }
    }

    private RpcException ToRpcException(Exception error, ServerCallContext context)
    {
        switch (error)
        {
            case ApiException known:
                return known.ToRpcException();
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return new(new(Grpc.Core.StatusCode.Cancelled, "The caller gave up."));
            default:
                Unexpected(logger, context.Method, error);
                return ApiError.Internal().ToRpcException();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} failed unexpectedly.")]
    private static partial void Unexpected(ILogger logger, string method, Exception unexpected);
}

using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.Gateway.Access;

/// <summary>Cuts the errors of gRPC calls to <see cref="StatusSize.MaxBytes"/>. Callers of JSON get the whole error as the body.</summary>
internal sealed class ErrorSizeInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            return await continuation(request, context);
        }
        catch (RpcException error) when (FindSmaller(error, context) is { } smaller)
        {
            throw smaller;
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (RpcException error) when (FindSmaller(error, context) is { } smaller)
        {
            throw smaller;
        }
    }

    // Null where the error is small enough, or the caller takes it as JSON.
    private static RpcException? FindSmaller(RpcException error, ServerCallContext context)
    {
        if (!StatusWriter.IsGrpc(context.GetHttpContext().Request) || error.GetRpcStatus() is not { } status)
        {
            return null;
        }

        var small = StatusSize.Fit(status);
        return ReferenceEquals(small, status) ? null : small.ToRpcException();
    }
}

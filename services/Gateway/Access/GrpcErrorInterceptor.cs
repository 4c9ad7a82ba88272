using Disclosure.Gateway.Requests;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.Gateway.Access;

/// <summary>
/// Puts the id of the call into errors of gRPC calls and cuts them to <see cref="StatusSize.MaxBytes"/>. Callers of JSON get the whole
/// error as the body.
/// </summary>
internal sealed class GrpcErrorInterceptor : Interceptor
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
        catch (RpcException error) when (Complete(error, context) is { } complete)
        {
            throw complete;
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
        catch (RpcException error) when (Complete(error, context) is { } complete)
        {
            throw complete;
        }
    }

    // Null where the caller takes the error as JSON, which is completed where it is written.
    private static RpcException? Complete(RpcException error, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        if (!StatusWriter.IsGrpc(http.Request))
        {
            return null;
        }

        var status =
            error.GetRpcStatus()
            ?? new Google.Rpc.Status { Code = (int)error.StatusCode, Message = error.Status.Detail };
        return StatusSize.Fit(ErrorRequestInfo.Add(status, http)).ToRpcException();
    }
}

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
        catch (RpcException error) when (StatusWriter.IsGrpc(context.GetHttpContext().Request))
        {
            throw Complete(error, context.GetHttpContext());
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
        catch (RpcException error) when (StatusWriter.IsGrpc(context.GetHttpContext().Request))
        {
            throw Complete(error, context.GetHttpContext());
        }
    }

    // An error that the framework raised has no details; it gets the call's.
    private static RpcException Complete(RpcException error, HttpContext context)
    {
        var status =
            error.GetRpcStatus()
            ?? new Google.Rpc.Status { Code = (int)error.StatusCode, Message = error.Status.Detail };
        return StatusSize.Fit(ErrorRequestInfo.Add(status, context)).ToRpcException();
    }
}

using Disclosure.Gateway.Access;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.Gateway.Authorization;

/// <summary>
/// Holds every public call against <see cref="AccessTable"/>, over gRPC and JSON alike. A report that its caller may not see is answered
/// as if it were not there; PERMISSION_DENIED / ROLE_REQUIRED for what may be seen and not done.
/// </summary>
internal sealed class AccessInterceptor(AccessGate gate) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        await RequireAsync((IMessage)request, context);
        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        await RequireAsync((IMessage)request, context);
        await continuation(request, responseStream, context);
    }

    // Public methods read one request. One that read several would have to be told apart before its first.
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => throw AccessErrors.RoleRequired([]);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) => throw AccessErrors.RoleRequired([]);

    private Task RequireAsync(IMessage request, ServerCallContext context) =>
        gate.RequireAsync(
            context.GetHttpContext().Features.Get<Caller>(),
            context.Method,
            request,
            context.CancellationToken
        );
}

using System.Security.Cryptography;
using System.Text;
using Disclosure.ApiErrors;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// Requires the token that the gateway shares with the services in the <c>authorization</c> header of every call, except calls of the
/// health service, which reveals nothing. UNAUTHENTICATED / SERVICE_TOKEN_WRONG otherwise.
/// </summary>
/// <param name="token">The shared token; empty: every caller is accepted, which only a loopback listener allows.</param>
public sealed class ServiceTokenInterceptor(string token) : Interceptor
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes($"Bearer {token}");
    private readonly bool _isRequired = token.Length > 0;

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    )
    {
        Require(context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Require(context);
        return continuation(request, responseStream, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Require(context);
        return continuation(requestStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    )
    {
        Require(context);
        return continuation(requestStream, responseStream, context);
    }

    private void Require(ServerCallContext context)
    {
        if (!_isRequired || context.Method.StartsWith("/grpc.health.v1.Health/", StringComparison.Ordinal))
        {
            return;
        }

        var given = Encoding.UTF8.GetBytes(context.RequestHeaders.GetValue("authorization") ?? "");
        if (!CryptographicOperations.FixedTimeEquals(given, _expected))
        {
            throw new ApiException(
                ErrorCode.Unauthenticated,
                "SERVICE_TOKEN_WRONG",
                "The service token is missing or wrong.",
                "服务间调用凭据缺失或不正确。"
            ).ToRpcException();
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Hosting;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// Asks every caller of a service for the token that its gateway shares with it, health aside, which tells nothing.
/// Without a token set, which loopback alone allows, everyone is let in.
/// </summary>
public sealed class ServiceTokenInterceptor(IOptions<ServerOptions> options) : Interceptor
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes($"Bearer {options.Value.ServiceToken}");
    private readonly bool _asked = options.Value.ServiceToken.Length > 0;

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
        if (!_asked || context.Method.StartsWith("/grpc.health.v1.Health/", StringComparison.Ordinal))
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
            ).ToRpcException("services.disclosure");
        }
    }
}

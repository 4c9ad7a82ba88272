using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disclosure.Benchmarks.Gateway;

/// <summary>The yardstick: a call that is handed on once, over a socket of the file system, and does nothing else.</summary>
internal static class EchoProgram
{
    public static async Task RunAsync(int port)
    {
        var folder = Directory.CreateTempSubdirectory();
        var socket = Path.Combine(folder.FullName, "echo");
        await using var back = Build(k => k.ListenUnixSocket(socket, o => o.Protocols = HttpProtocols.Http2), new());
        using var channel = GrpcChannel.ForAddress(
            "http://localhost",
            new()
            {
                HttpHandler = new SocketsHttpHandler
                {
                    EnableMultipleHttp2Connections = true,
                    ConnectCallback = (_, stop) => ConnectAsync(socket, stop),
                },
            }
        );
        await using var front = Build(
            k => k.ListenLocalhost(port, o => o.Protocols = HttpProtocols.Http2),
            new(new Health.HealthClient(channel))
        );
        await back.StartAsync();
        await front.RunAsync();
        folder.Delete(recursive: true);
    }

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken stop)
    {
        var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix,
            System.Net.Sockets.SocketType.Stream,
            System.Net.Sockets.ProtocolType.Unspecified
        );
        await socket.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(path), stop);
        return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
    }

    private static WebApplication Build(Action<KestrelServerOptions> listen, Echo echo)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(listen);
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(echo);
        var app = builder.Build();
        app.MapGrpcService<Echo>();
        return app;
    }

    private sealed class Echo(Health.HealthClient? next = null) : Health.HealthBase
    {
        public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
            next is null
                ? new() { Status = HealthCheckResponse.Types.ServingStatus.Serving }
                : await next.CheckAsync(request, cancellationToken: context.CancellationToken);
    }
}

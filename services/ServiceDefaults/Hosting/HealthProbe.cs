using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Runs a service or, when started with --health, asks the instance running on this machine for its health.</summary>
public static class HealthProbe
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    /// <summary>Runs a service until it is stopped, or probes it.</summary>
    /// <returns>
    /// The exit code: 1 where the service cannot start or, with --health, where the running service is not healthy; otherwise 0.
    /// </returns>
    public static Task<int> RunServiceAsync(this WebApplication app, string[] args, ServiceInfo service) =>
        app.RunServiceAsync(args, service.Port);

    /// <summary>The same for a process that listens on several ports; the probe asks the given one.</summary>
    /// <param name="port">Port to probe unless DISCLOSURE_PORT is set.</param>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args, int port)
    {
        if (args.Contains("--health", StringComparer.Ordinal))
        {
            return await AskAsync(app.Configuration, app.Configuration.GetValue(ServiceDefaultsModule.PortKey, port))
                ? 0
                : 1;
        }

        if (!await app.TryLoadStartupDataAsync())
        {
            return 1;
        }

        await app.RunAsync();
        return 0;
    }

    private static async Task<bool> AskAsync(IConfiguration configuration, int port)
    {
        var options = ServerOptions.From(configuration);
        using var handler = LoopbackHandler.Create(options);
        using var channel = GrpcChannel.ForAddress(
            $"{(options.HasTls ? "https" : "http")}://127.0.0.1:{port}",
            new() { HttpHandler = handler }
        );
        try
        {
            var answer = await new Health.HealthClient(channel).CheckAsync(
                new(),
                deadline: TimeProvider.System.GetUtcNow().UtcDateTime + s_timeout
            );
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException away)
        {
            await Console.Error.WriteLineAsync(away.Status.ToString());
            return false;
        }
    }
}

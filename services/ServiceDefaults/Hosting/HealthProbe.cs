using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Runs a service or, when started with --health, asks the instance running on this machine for its health.</summary>
public static class HealthProbe
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    /// <summary>Whether the process was started to ask, and not to serve.</summary>
    public static bool IsAskedFor(string[] args) => args.Contains("--health", StringComparer.Ordinal);

    /// <summary>Runs a service until it is stopped, or probes it.</summary>
    /// <returns>
    /// The exit code: 1 where the service cannot start or, with --health, where the running service is not healthy; otherwise 0.
    /// </returns>
    public static Task<int> RunServiceAsync(this WebApplication app, string[] args, ServiceInfo service) =>
        app.RunServiceAsync(args, () => service.Port);

    /// <summary>The same for a process that listens on several ports; the probe asks the given one.</summary>
    /// <param name="port">Port to probe unless DISCLOSURE_PORT is set; asked for once the settings are found valid.</param>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args, Func<int> port)
    {
        await using (app)
        {
            if (IsAskedFor(args))
            {
                // A probe starts nothing: it uses the settings alone.
                return await TryAskAsync(app.Services, port) ? 0 : 1;
            }

            if (!await app.TryStartAsync())
            {
                return 1;
            }

            await app.WaitForShutdownAsync();
            return 0;
        }
    }

    private static async Task<bool> TryAskAsync(IServiceProvider services, Func<int> port)
    {
        var faults = ProcessStart.FindFaults(services).ToArray();
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        var options = faults.Length == 0 ? services.GetRequiredService<IOptions<ServerOptions>>().Value : null;
        return options is not null && await AskAsync(options, options.Port ?? port());
    }

    private static async Task<bool> AskAsync(ServerOptions options, int port)
    {
        using var handler = LoopbackHandler.Create(options);
        using var channel = GrpcChannel.ForAddress(
            $"{(options.HasTls ? "https" : "http")}://127.0.0.1:{port}",
            new() { HttpHandler = handler }
        );
        // The empty name: ready, database included.
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

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Runs a service or, when started with --health, asks the one that runs beside it how it is.</summary>
public static class HealthProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>Serves until stopped; with --health answers 0 where the running service is healthy and 1 otherwise.</summary>
    /// <param name="port">The service's own port, where DISCLOSURE_PORT does not say another.</param>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args, int port)
    {
        if (args.Contains("--health", StringComparer.Ordinal))
        {
            return await AskAsync(app.Configuration, app.Configuration.GetValue(ServiceDefaultsModule.PortKey, port))
                ? 0
                : 1;
        }

        await app.RunAsync();
        return 0;
    }

    private static async Task<bool> AskAsync(IConfiguration configuration, int port)
    {
        var options = ServerOptions.From(configuration);
        using var handler = new SocketsHttpHandler();
        if (options.HasTls)
        {
            // The certificate is of the service's public name and not of 127.0.0.1, so it is compared itself.
            using var own = X509CertificateLoader.LoadCertificateFromFile(options.TlsCertificate);
            var expected = own.GetCertHash(HashAlgorithmName.SHA256);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
                shown is not null && expected.AsSpan().SequenceEqual(shown.GetCertHash(HashAlgorithmName.SHA256));
        }

        using var channel = GrpcChannel.ForAddress(
            $"{(options.HasTls ? "https" : "http")}://127.0.0.1:{port}",
            new() { HttpHandler = handler }
        );
        try
        {
            var answer = await new Health.HealthClient(channel).CheckAsync(
                new(),
                deadline: TimeProvider.System.GetUtcNow().UtcDateTime + s_patience
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

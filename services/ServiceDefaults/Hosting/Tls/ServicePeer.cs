using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Disclosure.ServiceDefaults.Hosting.Tls;

/// <summary>
/// Lets the gateway show who it is to the services, and take only a service that shows its own name: the certificate of another one, or
/// of an authority that is not the services' own, is refused.
/// </summary>
public static partial class ServicePeer
{
    // Connections are opened anew now and then, so that a certificate that was replaced is out of use soon after.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Sets up the handler of calls to one service, where certificates between services are configured.</summary>
    /// <param name="service">Name that the service's certificate must be made out to.</param>
    public static void UseServiceCertificates(
        this SocketsHttpHandler handler,
        ServerOptions options,
        string service,
        TimeProvider clock,
        ILogger logger
    )
    {
        if (options.ServiceAuthorities.Length == 0)
        {
            return;
        }

        var (certificate, key) = (options.ServiceCertificate, options.ServiceKey);
        var own = new WatchedFiles<OwnCertificate>(
            [certificate, key],
            () => OwnCertificate.Load(certificate, key),
            clock,
            logger
        );
        var authorities = new WatchedFiles<X509Certificate2Collection>(
            [options.ServiceAuthorities],
            () => PeerTrust.LoadAuthorities(options.ServiceAuthorities),
            clock,
            logger
        );
        handler.PooledConnectionLifetime = s_connectionLifetime;
        handler.SslOptions = new()
        {
            LocalCertificateSelectionCallback = (_, _, _, _, _) => own.Get().Certificate,
            CertificateChainPolicy = new()
            {
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
            RemoteCertificateValidationCallback = (_, shown, chain, _) =>
            {
                var isService =
                    shown is X509Certificate2 server
                    && PeerTrust.IsIssued(
                        server,
                        chain?.ChainPolicy.ExtraStore ?? [],
                        authorities.Get(),
                        PeerTrust.ServerPurpose
                    )
                    && PeerTrust.IsNamed(server, [service]);
                if (!isService)
                {
                    Refused(logger, service, shown?.Subject ?? "");
                }

                return isService;
            },
        };
    }

    [LoggerMessage(
        1,
        LogLevel.Error,
        "The service {Service} is not called: who answers shows the certificate of {Subject}."
    )]
    private static partial void Refused(ILogger logger, string service, string subject);
}

using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Opens ports according to the settings.</summary>
public static class KestrelListening
{
    /// <summary>Listens on a port, with TLS where a certificate is set.</summary>
    public static void Listen(
        this KestrelServerOptions kestrel,
        ServerOptions options,
        int port,
        HttpProtocols protocols
    ) =>
        kestrel.Listen(
            options.Address,
            port,
            listen =>
            {
                listen.Protocols = protocols;
                if (options.HasTls)
                {
                    listen.UseHttps(X509Certificate2.CreateFromPemFile(options.TlsCertificate, options.TlsKey));
                }
            }
        );
}

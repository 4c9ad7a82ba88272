using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Opens ports according to the settings.</summary>
public static class KestrelListening
{
    /// <summary>
    /// Lets a process open its ports. The server is made before settings are validated: where they are wrong it listens on nothing, and
    /// <see cref="ProcessStart"/> says what is wrong.
    /// </summary>
    /// <param name="open">Gets the valid settings.</param>
    public static void ConfigureListening<TOptions>(
        this IWebHostBuilder host,
        Action<KestrelServerOptions, ServerOptions, TOptions> open
    )
        where TOptions : class, new() =>
        host.ConfigureKestrel(
            (context, kestrel) =>
            {
                if (
                    SettingsReader.TryRead<ServerOptions>(context.Configuration) is { } server
                    && SettingsReader.TryRead<TOptions>(context.Configuration) is { } options
                )
                {
                    open(kestrel, server, options);
                }
            }
        );

    /// <summary>Listens on a port, with TLS where a certificate is set; the whole chain of its file is sent.</summary>
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
                    listen.UseHttps(https =>
                    {
                        https.ServerCertificate = TlsFiles.LoadCertificate(options.TlsCertificate, options.TlsKey);
                        https.ServerCertificateChain = TlsFiles.LoadChain(options.TlsCertificate);
                    });
                }
            }
        );
}

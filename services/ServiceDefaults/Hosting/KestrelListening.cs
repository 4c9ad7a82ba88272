using Disclosure.ServiceDefaults.Hosting.Tls;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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
                // Kestrel is configured while settings may still be wrong.
                if (
                    SettingsReader.TryRead<ServerOptions>(context.Configuration) is { } server
                    && SettingsReader.TryRead<TOptions>(context.Configuration) is { } options
                )
                {
                    open(kestrel, server, options);
                }
            }
        );

    /// <summary>
    /// Listens on a port, with TLS where a certificate is set; the whole chain of its file is sent. Certificates that are replaced are
    /// taken without a restart.
    /// </summary>
    /// <param name="callers">Which certificates callers may or must show.</param>
    public static void Listen(
        this KestrelServerOptions kestrel,
        ServerOptions options,
        int port,
        HttpProtocols protocols,
        CallerCertificates? callers = null
    ) =>
        kestrel.Listen(
            options.Address,
            port,
            listen =>
            {
                listen.Protocols = protocols;
                if (options.HasTls)
                {
                    // Made once a port; it asks the clock and reads the files again when they change.
                    var handshake = new ServerHandshake(
                        options,
                        callers ?? CallerCertificates.None,
                        kestrel.ApplicationServices.GetRequiredService<TimeProvider>(),
                        kestrel.ApplicationServices.GetRequiredService<ILogger<ServerHandshake>>()
                    );
                    listen.UseHttps(
                        new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(handshake.Create()) }
                    );
                }
            }
        );
}

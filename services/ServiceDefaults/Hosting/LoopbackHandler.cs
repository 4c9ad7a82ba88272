using System.Security.Cryptography;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Calls a server on this machine by 127.0.0.1.</summary>
public static class LoopbackHandler
{
    /// <summary>Creates a handler; with TLS it takes exactly the server's own certificate, which names the public host and not 127.0.0.1.</summary>
    public static SocketsHttpHandler Create(ServerOptions options)
    {
        var handler = new SocketsHttpHandler();
        if (options.HasTls)
        {
            var own = TlsFiles.LoadCertificate(options.TlsCertificate, options.TlsKey);
            var expected = own.GetCertHash(HashAlgorithmName.SHA256);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
                shown is not null && expected.AsSpan().SequenceEqual(shown.GetCertHash(HashAlgorithmName.SHA256));
            // A server that asks its callers for certificates lets itself in.
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => own;
        }

        return handler;
    }
}

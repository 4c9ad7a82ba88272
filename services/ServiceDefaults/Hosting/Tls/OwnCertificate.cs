using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Disclosure.ServiceDefaults.Hosting.Tls;

/// <summary>A certificate with its key and what leads from it to its root, as TLS shows it.</summary>
internal sealed record OwnCertificate(X509Certificate2 Certificate, SslStreamCertificateContext Context)
{
    /// <summary>Reads a chain and the key of its first certificate, both PEM.</summary>
    public static OwnCertificate Load(string certificate, string key)
    {
        var own = TlsFiles.LoadCertificate(certificate, key);
        // Offline: what is not in the file is not fetched from anywhere.
        return new(own, SslStreamCertificateContext.Create(own, TlsFiles.LoadChain(certificate), offline: true));
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Disclosure.ServiceDefaults.Hosting.Tls;

/// <summary>Whether a certificate is one that the given authorities have issued, for a purpose and in force.</summary>
internal static class PeerTrust
{
    /// <summary>Extended key usage of callers.</summary>
    public const string ClientPurpose = "1.3.6.1.5.5.7.3.2";

    /// <summary>Extended key usage of servers.</summary>
    public const string ServerPurpose = "1.3.6.1.5.5.7.3.1";

    /// <summary>Reads the authorities of a PEM file.</summary>
    public static X509Certificate2Collection LoadAuthorities(string path)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(path);
        return authorities.Count > 0
            ? authorities
            : throw new CryptographicException($"{path} has no certificate in PEM.");
    }

    /// <summary>Whether the certificate leads to one of the authorities. Nothing is fetched; who is revoked loses its grant or its place in a list.</summary>
    /// <param name="sent">What the peer sent beside its certificate.</param>
    public static bool IsIssued(
        X509Certificate2 certificate,
        X509Certificate2Collection sent,
        X509Certificate2Collection authorities,
        string purpose
    )
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(purpose));
        return chain.Build(certificate);
    }

    /// <summary>Whether the certificate is made out to one of the names (DNS names of the subject's alternative names).</summary>
    public static bool IsNamed(X509Certificate2 certificate, IEnumerable<string> names) =>
        names.Any(name => certificate.MatchesHostname(name, allowWildcards: false, allowCommonName: false));
}

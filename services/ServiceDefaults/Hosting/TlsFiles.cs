using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Disclosure.ServiceDefaults.Hosting.Tls;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>The certificate and the key that TLS is served with, as PEM files.</summary>
public static class TlsFiles
{
    /// <summary>Loads the certificate with its key. It is the first of its file.</summary>
    public static X509Certificate2 LoadCertificate(string certificate, string key) =>
        X509Certificate2.CreateFromPemFile(certificate, key);

    /// <summary>Loads what the file holds after the certificate, so that callers that know the root alone can verify it.</summary>
    public static X509Certificate2Collection LoadChain(string certificate)
    {
        var all = new X509Certificate2Collection();
        // The first is the server's own; the rest leads to its root.
        all.ImportFromPemFile(certificate);
        return [.. all.Skip(1)];
    }

    /// <summary>One sentence that names the setting at fault; null where both files can be used.</summary>
    public static string? FindFault(string certificate, string key) =>
        FindFault("DISCLOSURE_TLS_CERTIFICATE", certificate, "DISCLOSURE_TLS_KEY", key);

    /// <summary>The same for other settings.</summary>
    public static string? FindFault(string certificateSetting, string certificate, string keySetting, string key)
    {
        if (FindUnreadable(certificateSetting, certificate) is { } unreadable)
        {
            return unreadable;
        }

        if (FindUnreadable(keySetting, key) is { } secret)
        {
            return secret;
        }

        try
        {
            // Loaded for its errors; disposed at once.
            using var loaded = LoadCertificate(certificate, key);
            return null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return $"{certificateSetting} and {keySetting} are no certificate and key in PEM that fit: {wrong.Message}";
        }
    }

    /// <summary>One sentence that names the setting at fault; null where the file has authorities, or none is set.</summary>
    public static string? FindAuthoritiesFault(string setting, string path)
    {
        if (path.Length == 0)
        {
            return null;
        }

        if (FindUnreadable(setting, path) is { } unreadable)
        {
            return unreadable;
        }

        try
        {
            PeerTrust.LoadAuthorities(path);
            return null;
        }
        catch (CryptographicException wrong)
        {
            return $"{setting} holds no certificates in PEM: {wrong.Message}";
        }
    }

    private static string? FindUnreadable(string setting, string path)
    {
        try
        {
            // Opened and closed: rights differ from mere existence.
            using var file = File.OpenRead(path);
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return $"{setting} cannot be read: {wrong.Message}";
        }
    }
}

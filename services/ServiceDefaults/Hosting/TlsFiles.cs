using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>The certificate and the key that TLS is served with, as PEM files.</summary>
internal static class TlsFiles
{
    /// <summary>Loads the certificate with its key. It is the first of its file.</summary>
    public static X509Certificate2 LoadCertificate(string certificate, string key) =>
        X509Certificate2.CreateFromPemFile(certificate, key);

    /// <summary>Loads what the file holds after the certificate, so that callers that know the root alone can verify it.</summary>
    public static X509Certificate2Collection LoadChain(string certificate)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(certificate);
        return [.. all.Skip(1)];
    }

    /// <summary>One sentence that names the setting at fault; null where both files can be used.</summary>
    public static string? FindFault(string certificate, string key)
    {
        if (FindUnreadable("DISCLOSURE_TLS_CERTIFICATE", certificate) is { } unreadable)
        {
            return unreadable;
        }

        if (FindUnreadable("DISCLOSURE_TLS_KEY", key) is { } secret)
        {
            return secret;
        }

        try
        {
            using var loaded = LoadCertificate(certificate, key);
            return null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return $"DISCLOSURE_TLS_CERTIFICATE and DISCLOSURE_TLS_KEY are no certificate and key in PEM that fit: {wrong.Message}";
        }
    }

    private static string? FindUnreadable(string setting, string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return $"{setting} cannot be read: {wrong.Message}";
        }
    }
}

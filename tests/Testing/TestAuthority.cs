using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Disclosure.Testing;

/// <summary>An authority of the tests' own, which issues certificates into a folder.</summary>
public sealed class TestAuthority : IDisposable
{
    private const string Server = "1.3.6.1.5.5.7.3.1";
    private const string Client = "1.3.6.1.5.5.7.3.2";

    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 _root;
    private readonly string _folder;
    private byte _serial;

    public TestAuthority(string folder, string name = "CN=Authority")
    {
        _folder = folder;
        var request = new CertificateRequest(
            name,
            ECDsa.Create(ECCurve.NamedCurves.nistP256),
            HashAlgorithmName.SHA256
        );
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(_now.AddDays(-2), _now.AddDays(30));
        Certificates = Path.Combine(folder, $"{Guid.NewGuid():N}.pem");
        File.WriteAllText(Certificates, _root.ExportCertificatePem());
    }

    /// <summary>PEM file of the authority's own certificate.</summary>
    public string Certificates { get; }

    /// <summary>Issues a certificate to a subject with DNS names.</summary>
    public X509Certificate2 Issue(string subject, string[] names, bool isExpired = false, bool forServers = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            alternatives.AddDnsName(name);
        }

        if (names.Length > 0)
        {
            request.CertificateExtensions.Add(alternatives.Build());
        }

        OidCollection purposes = forServers ? [new(Server), new(Client)] : [new(Client)];
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(purposes, false));
        var until = isExpired ? _now.AddHours(-1) : _now.AddDays(10);
        using var issued = request.Create(_root, _now.AddDays(-1), until, [++_serial]);
        // Through PKCS #12, since the key of a certificate that was only joined cannot be used for TLS everywhere.
        using var joined = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(joined.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Issues a certificate whose one DNS name is also its subject, as two PEM files that may be there already.</summary>
    public (string Certificate, string Key) IssueFiles(string name, string file)
    {
        using var issued = Issue($"CN={name}", [name]);
        var paths = (Path.Combine(_folder, $"{file}.pem"), Path.Combine(_folder, $"{file}.key"));
        File.WriteAllText(paths.Item1, issued.ExportCertificatePem());
        using var key = issued.GetECDsaPrivateKey()!;
        File.WriteAllText(paths.Item2, key.ExportPkcs8PrivateKeyPem());
        return paths;
    }

    public void Dispose() => _root.Dispose();
}

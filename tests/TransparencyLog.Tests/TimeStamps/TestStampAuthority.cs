using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;
using Org.BouncyCastle.X509;

namespace Disclosure.TransparencyLog.Tests.TimeStamps;

/// <summary>A time stamping authority of the tests' own: a root, a stamping certificate, and answers to queries.</summary>
internal sealed class TestStampAuthority : IDisposable
{
    private const string Policy = "1.2.156.10197.1";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public TestStampAuthority()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var root = new CertificateRequest("CN=Root", rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = root.CreateSelfSigned(from, from.AddYears(10));
        var own = new CertificateRequest("CN=Stamps", _key, HashAlgorithmName.SHA256);
        own.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.8")], critical: true));
        _certificate = own.Create(Root, from, from.AddYears(5), [1, 2, 3]);
    }

    public X509Certificate2 Root { get; }

    /// <summary>Answers a query.</summary>
    /// <param name="time">The time that the authority vouches for.</param>
    public byte[] Answer(byte[] query, DateTimeOffset time)
    {
        var generator = new TimeStampTokenGenerator(
            PrivateKeyFactory.CreateKey(_key.ExportPkcs8PrivateKey()),
            new X509CertificateParser().ReadCertificate(_certificate.RawData),
            TspAlgorithms.Sha256,
            Policy
        );
        generator.SetCertificates(
            CollectionUtilities.CreateStore([new X509CertificateParser().ReadCertificate(_certificate.RawData)])
        );
        var responses = new TimeStampResponseGenerator(generator, TspAlgorithms.Allowed);
        return responses.Generate(new TimeStampRequest(query), BigInteger.One, time.UtcDateTime).GetEncoded();
    }

    public void Dispose()
    {
        _key.Dispose();
        _certificate.Dispose();
        Root.Dispose();
    }
}

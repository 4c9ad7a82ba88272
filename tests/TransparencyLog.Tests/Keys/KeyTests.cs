using System.Text;
using Disclosure.TransparencyLog.Keys;

namespace Disclosure.TransparencyLog.Tests.Keys;

public sealed class KeyTests
{
    // RFC 8032 section 7.1, test 2.
    [Fact]
    public void Ed25519_signs_as_the_rfc_says()
    {
        var key = PrivateKey.FromEd25519Seed(
            Convert.FromHexString("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        );
        Assert.Equal(
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            Convert.ToHexStringLower(key.PublicKey.ToEd25519Bytes())
        );
        Assert.Equal(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            Convert.ToHexStringLower(key.Sign([0x72]))
        );
    }

    [Theory]
    [InlineData(SignatureAlgorithm.Ed25519), InlineData(SignatureAlgorithm.Sm2)]
    public void A_key_survives_its_file_and_verifies_its_own_signatures_alone(SignatureAlgorithm algorithm)
    {
        var key = PrivateKey.FromPem(PrivateKey.Generate(algorithm).ToPem());
        var other = PrivateKey.Generate(algorithm);
        var message = Encoding.UTF8.GetBytes("2023年政府信息公开工作年度报告");
        var signature = key.Sign(message);
        var verifier = PublicKey.FromPem(key.PublicKey.ToPem());
        Assert.Equal(algorithm, verifier.Algorithm);
        Assert.Equal(key.PublicKey.KeyId, verifier.KeyId);
        Assert.True(verifier.Verify(message, signature));
        Assert.False(other.PublicKey.Verify(message, signature));
        Assert.False(verifier.Verify([.. message, 0], signature));
        Assert.False(verifier.Verify(message, signature[..^1]));
        Assert.False(verifier.Verify(message, []));
        signature[signature.Length / 2] ^= 1;
        Assert.False(verifier.Verify(message, signature));
    }

    [Fact]
    public void What_is_no_key_is_refused()
    {
        var secret = PrivateKey.Generate(SignatureAlgorithm.Ed25519);
        foreach (var text in new[] { "", "key", secret.PublicKey.ToPem(), secret.ToPem().Replace("M", "N") })
        {
            Assert.Throws<FormatException>(() => PrivateKey.FromPem(text));
        }

        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        Assert.Throws<FormatException>(() => PrivateKey.FromPem(rsa.ExportPkcs8PrivateKeyPem()));
        using var curve = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        Assert.Throws<FormatException>(() => PublicKey.FromPem(curve.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<FormatException>(() => PublicKey.FromEd25519Bytes(new byte[31]));
    }
}

using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace Disclosure.TransparencyLog.Keys;

/// <summary>A key that signs. Written as PKCS #8 in PEM, as <c>openssl genpkey</c> does.</summary>
public sealed class PrivateKey
{
    private const string Label = "PRIVATE KEY";

    private readonly AsymmetricKeyParameter _key;

    private PrivateKey(AsymmetricKeyParameter key)
    {
        _key = key;
        PublicKey = new(
            key switch
            {
                Ed25519PrivateKeyParameters edwards => edwards.GeneratePublicKey(),
                ECPrivateKeyParameters curve => new ECPublicKeyParameters(
                    curve.AlgorithmName,
                    curve.Parameters.G.Multiply(curve.D).Normalize(),
                    curve.PublicKeyParamSet ?? throw new FormatException("The curve of the key is not named.")
                ),
                _ => key,
            }
        );
    }

    /// <summary>The key that verifies what this one signs.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>Generates a key from the system's random numbers.</summary>
    public static PrivateKey Generate(SignatureAlgorithm algorithm)
    {
        var random = new SecureRandom();
        IAsymmetricCipherKeyPairGenerator generator;
        if (algorithm == SignatureAlgorithm.Ed25519)
        {
            generator = new Ed25519KeyPairGenerator();
            generator.Init(new Ed25519KeyGenerationParameters(random));
        }
        else
        {
            generator = new ECKeyPairGenerator();
            generator.Init(new ECKeyGenerationParameters(GMObjectIdentifiers.sm2p256v1, random));
        }

        return new(generator.GenerateKeyPair().Private);
    }

    /// <summary>Creates an Ed25519 key from its 32-byte seed.</summary>
    public static PrivateKey FromEd25519Seed(byte[] seed) => new(new Ed25519PrivateKeyParameters(seed));

    /// <summary>Reads a key in PEM.</summary>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static PrivateKey FromPem(string pem) =>
        Pem.Read(pem, Label, der => new PrivateKey(PrivateKeyFactory.CreateKey(der)));

    /// <summary>The key in PEM, without encryption: its file must be readable by the service alone.</summary>
    public string ToPem() => Pem.Write(Label, PrivateKeyInfoFactory.CreatePrivateKeyInfo(_key).GetDerEncoded());

    /// <summary>Signs a message.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signer = SigningCurve.CreateSigner(PublicKey.Algorithm);
        signer.Init(forSigning: true, _key);
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }
}

using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Disclosure.TransparencyLog.Keys;

/// <summary>A key that verifies signatures. Written as SubjectPublicKeyInfo in PEM, as <c>openssl pkey -pubout</c> does.</summary>
public sealed class PublicKey
{
    private const string Label = "PUBLIC KEY";

    private readonly AsymmetricKeyParameter _key;
    private readonly byte[] _info;

    internal PublicKey(AsymmetricKeyParameter key)
    {
        Algorithm = SigningCurve.FindAlgorithm(key);
        _key = key;
        _info = SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(key).GetDerEncoded();
        KeyId = Convert.ToHexStringLower(SHA256.HashData(_info));
    }

    /// <summary>How the key verifies.</summary>
    public SignatureAlgorithm Algorithm { get; }

    /// <summary>SHA-256 of the SubjectPublicKeyInfo in hex: names the key in envelopes.</summary>
    public string KeyId { get; }

    /// <summary>The 32 bytes of an Ed25519 key, as notes write it.</summary>
    /// <exception cref="InvalidOperationException">The key is no Ed25519 key.</exception>
    public byte[] ToEd25519Bytes() =>
        _key is Ed25519PublicKeyParameters key
            ? key.GetEncoded()
            : throw new InvalidOperationException("Only Ed25519 keys sign notes.");

    /// <summary>Creates an Ed25519 key from its 32 bytes.</summary>
    /// <exception cref="FormatException">There are not 32 bytes, or they are no point of the curve.</exception>
    public static PublicKey FromEd25519Bytes(byte[] bytes)
    {
        if (bytes.Length != Ed25519PublicKeyParameters.KeySize)
        {
            throw new FormatException("An Ed25519 key has 32 bytes.");
        }

        try
        {
            return new(new Ed25519PublicKeyParameters(bytes));
        }
        catch (ArgumentException invalid)
        {
            throw new FormatException("The bytes are no Ed25519 key.", invalid);
        }
    }

    /// <summary>Reads a key in PEM.</summary>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static PublicKey FromPem(string pem) =>
        Pem.Read(pem, Label, der => new PublicKey(PublicKeyFactory.CreateKey(der)));

    /// <summary>The key in PEM.</summary>
    public string ToPem() => Pem.Write(Label, _info);

    /// <summary>Whether the signature is this key's over the message. A malformed signature is not.</summary>
    public bool Verify(ReadOnlySpan<byte> message, byte[] signature)
    {
        var signer = SigningCurve.CreateSigner(Algorithm);
        signer.Init(forSigning: false, _key);
        signer.BlockUpdate(message);
        return signer.VerifySignature(signature);
    }
}

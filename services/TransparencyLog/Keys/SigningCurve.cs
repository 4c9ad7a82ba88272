using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Disclosure.TransparencyLog.Keys;

/// <summary>Tells keys apart by their parameters and makes the signer of each.</summary>
internal static class SigningCurve
{
    /// <summary>Ed25519, or an elliptic curve key on the curve that GB/T 32918.5 recommends; anything else is refused.</summary>
    /// <exception cref="FormatException">The key is of another kind.</exception>
    public static SignatureAlgorithm FindAlgorithm(AsymmetricKeyParameter key) =>
        key switch
        {
            Ed25519PublicKeyParameters or Ed25519PrivateKeyParameters => SignatureAlgorithm.Ed25519,
            ECKeyParameters { PublicKeyParamSet: var curve } when GMObjectIdentifiers.sm2p256v1.Equals(curve) =>
                SignatureAlgorithm.Sm2,
            _ => throw new FormatException("The key is neither an Ed25519 nor an SM2 key."),
        };

    public static ISigner CreateSigner(SignatureAlgorithm algorithm) =>
        algorithm == SignatureAlgorithm.Ed25519 ? new Ed25519Signer() : new SM2Signer();
}

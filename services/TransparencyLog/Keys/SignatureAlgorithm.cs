namespace Disclosure.TransparencyLog.Keys;

/// <summary>How a key signs.</summary>
public enum SignatureAlgorithm
{
    /// <summary>Ed25519 (RFC 8032): 64 bytes, the same for the same message.</summary>
    Ed25519 = 1,

    /// <summary>SM2 with SM3 (GB/T 32918.2, GB/T 32905): DER of r and s, the default signer id 1234567812345678 (GM/T 0009).</summary>
    Sm2 = 2,
}

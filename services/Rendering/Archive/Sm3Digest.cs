using Org.BouncyCastle.Crypto.Digests;

namespace Disclosure.Rendering.Archive;

/// <summary>The digest of GB/T 32905-2016.</summary>
internal static class Sm3Digest
{
    /// <summary>Lower-case hexadecimal.</summary>
    /// <remarks>The runtime has no SM3; Bouncy Castle's is used. 64 digits, as many as SHA-256 has.</remarks>
    public static string Hash(ReadOnlySpan<byte> content)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(content);
        Span<byte> result = stackalloc byte[digest.GetDigestSize()];
        digest.DoFinal(result);
        return Convert.ToHexStringLower(result);
    }
}

using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Gateway.Access;

/// <summary>
/// The form of a token: "dsc_", 30 characters of [0-9A-Za-z] and 6 of the CRC-32 of those, so that a token with a typing error costs no
/// look-up and one that leaked is recognised by scanners.
/// </summary>
internal static class TokenFormat
{
    private const string Prefix = "dsc_";
    private const int Random = 30;
    private const int Check = 6;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> s_alphabet = SearchValues.Create(Alphabet);

    /// <summary>SHA-256 of the whole token; null where the text is none. The secret goes no further than here.</summary>
    /// <remarks>Length, prefix, alphabet, checksum: all wrong forms are refused without asking Filing.</remarks>
    public static byte[]? FindDigest(string text) =>
        text.Length == Prefix.Length + Random + Check
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text.AsSpan(Prefix.Length).IndexOfAnyExcept(s_alphabet) < 0
        && text.AsSpan(^Check).SequenceEqual(Checksum(text.AsSpan(Prefix.Length, Random)))
            // A plain digest is enough: 30 characters of base 62 cannot be guessed.
            ? SHA256.HashData(Encoding.ASCII.GetBytes(text))
            : null;

    // Base 62, most significant digit first.
    private static string Checksum(ReadOnlySpan<char> random)
    {
        Span<byte> bytes = stackalloc byte[Random];
        Encoding.ASCII.GetBytes(random, bytes);
        var crc = Crc32.HashToUInt32(bytes);
        Span<char> digits = stackalloc char[Check];
        // Six digits of base 62 hold any 32 bits.
        for (var i = Check - 1; i >= 0; i--)
        {
            digits[i] = Alphabet[(int)(crc % 62)];
            crc /= 62;
        }

        return new(digits);
    }
}

using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Filing.Domain.Access;

/// <summary>
/// What the bearer of a token sends: <c>dsc_</c>, 30 random characters of [0-9A-Za-z] (178 bits), and the CRC-32 of those in 6 more, so
/// that a typing error, or a token in a file that should have none, is recognised without a look-up.
/// </summary>
/// <remarks>The prefix lets scanners of source code find a token that was committed by mistake.</remarks>
internal static class TokenSecret
{
    private const string Prefix = "dsc_";
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 30;
    private const int CheckLength = 6;

    /// <summary>A new secret.</summary>
    /// <remarks>
    /// 30 characters of 62 are 30 × log2(62) = 178 bits: SHA-256 without salt and without stretching is enough to store them.
    /// </remarks>
    public static string Create()
    {
        var random = RandomNumberGenerator.GetString(Alphabet, RandomLength);
        return Prefix + random + ComputeCheck(random);
    }

    /// <summary>SHA-256 of a secret: all that is stored of it.</summary>
    /// <param name="secret">As the bearer sends it, prefix and check included; ASCII.</param>
    public static byte[] ComputeDigest(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    // Six digits of base 62 hold any 32 bits.
    private static string ComputeCheck(string random)
    {
        var rest = Crc32.HashToUInt32(Encoding.ASCII.GetBytes(random));
        var check = new char[CheckLength];
        // From the last digit on, so that leading zeros are kept and the length is fixed.
        for (var i = CheckLength - 1; i >= 0; i--)
        {
            check[i] = Alphabet[(int)(rest % (uint)Alphabet.Length)];
            rest /= (uint)Alphabet.Length;
        }

        return new(check);
    }
}

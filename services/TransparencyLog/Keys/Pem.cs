using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace Disclosure.TransparencyLog.Keys;

/// <summary>Reads and writes one PEM block (RFC 7468).</summary>
internal static class Pem
{
    /// <exception cref="FormatException">There is no block with the label, or its content is not what <paramref name="decode"/> takes.</exception>
    public static T Read<T>(string pem, string label, Func<byte[], T> decode)
    {
        if (!PemEncoding.TryFind(pem, out var fields) || pem[fields.Label] != label)
        {
            throw new FormatException($"The text has no block BEGIN {label}.");
        }

        try
        {
            return decode(Convert.FromBase64String(pem[fields.Base64Data]));
        }
        catch (Exception broken)
            when (broken is ArgumentException or IOException or SecurityUtilityException or CryptoException)
        {
            throw new FormatException($"The block {label} holds no key that is known here.", broken);
        }
    }

    public static string Write(string label, byte[] der) => PemEncoding.WriteString(label, der) + "\n";
}

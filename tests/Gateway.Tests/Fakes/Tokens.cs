using System.Text;
using Disclosure.Report.V1;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Credentials for tests of access.</summary>
internal static class Tokens
{
    /// <summary>A token without a typing error; the fake says whose it is.</summary>
    public static string Valid { get; } = Complete("dsc_0123456789ABCDEFGHIJKLMNOPQRST");

    /// <summary>A role that is held, with no place in a tree.</summary>
    public static FilingV1.HeldRole Held(Role role, string agency, bool subtree) =>
        new()
        {
            Role = new()
            {
                Role = role,
                Agency = agency,
                Subtree = subtree,
            },
        };

    // The last six characters are the CRC-32 of the thirty before them.
    public static string Complete(string token)
    {
        const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var crc = System.IO.Hashing.Crc32.HashToUInt32(Encoding.ASCII.GetBytes(token["dsc_".Length..]));
        var digits = new char[6];
        for (var i = 5; i >= 0; i--)
        {
            (digits[i], crc) = (Alphabet[(int)(crc % 62)], crc / 62);
        }

        return token + new string(digits);
    }
}

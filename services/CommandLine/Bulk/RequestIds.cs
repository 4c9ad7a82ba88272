using System.Security.Cryptography;
using System.Text;

namespace Disclosure.CommandLine.Bulk;

/// <summary>Request ids of the writes of a bulk: the same write of the same bulk has the same id.</summary>
internal static class RequestIds
{
    /// <param name="journal">Id of the bulk.</param>
    /// <param name="parts">What the write is made of: verb, report, digest of the file, choices.</param>
    public static string Create(string journal, params IEnumerable<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Prepend(journal))));
        // Version 8 and the variant of RFC 9562: a UUID by a method of one's own.
        // Byte 6 has the version, byte 8 the variant.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"{new Guid(hash.AsSpan(0, 16), bigEndian: true)}";
    }
}

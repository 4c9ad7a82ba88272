using System.Security.Cryptography;
using System.Text;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Gateway.Composition;

/// <summary>Ids of the writes that one public write consists of, so that its repeat repeats each of them.</summary>
internal static class RequestIds
{
    /// <summary>The id of one part of a write; a new one every time where the caller gave none. INVALID_FIELDS / REQUEST_ID_FORMAT.</summary>
    /// <param name="part">Tells the parts of a write apart, such as "statistics".</param>
    public static string Derive(string requestId, string part)
    {
        if (requestId.Length == 0)
        {
            // Without an id a repeat is a new write; that is the caller's choice.
            return Guid.NewGuid().ToString();
        }

        // SHA-256 of the id in its canonical form and the part: the same on every machine and after every restart.
        var id = RequestKey.ParseId(requestId);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{part}")).AsSpan(0, 16)).ToString();
    }

    /// <summary>Refuses an id that is given and is no UUID. INVALID_FIELDS / REQUEST_ID_FORMAT.</summary>
    public static void Validate(string requestId)
    {
        if (requestId.Length > 0)
        {
            RequestKey.ParseId(requestId);
        }
    }
}

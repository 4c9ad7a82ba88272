using System.Security.Cryptography;
using System.Text;
using Disclosure.ApiErrors;

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
            return Guid.NewGuid().ToString();
        }

        var id = Parse(requestId);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{part}")).AsSpan(0, 16)).ToString();
    }

    /// <summary>Refuses an id that is given and is no UUID. INVALID_FIELDS / REQUEST_ID_FORMAT.</summary>
    public static void Validate(string requestId)
    {
        if (requestId.Length > 0)
        {
            Parse(requestId);
        }
    }

    private static Guid Parse(string requestId) =>
        Guid.TryParseExact(requestId, "D", out var id)
            ? id
            : throw ApiError.InvalidField(
                "request_id",
                "REQUEST_ID_FORMAT",
                "must be a UUID such as 123e4567-e89b-12d3-a456-426614174000",
                $"请求编号“{requestId}”应为 UUID，例如 123e4567-e89b-12d3-a456-426614174000"
            );
}

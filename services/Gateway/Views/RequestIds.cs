using System.Security.Cryptography;
using System.Text;
using Disclosure.ApiErrors;

namespace Disclosure.Gateway.Views;

/// <summary>Ids of the writes that one public write is made of, so that its repeat repeats each of them.</summary>
internal static class RequestIds
{
    /// <summary>The id of a part; a new one every time where the caller gave none.</summary>
    public static string Part(string requestId, string part)
    {
        if (requestId.Length == 0)
        {
            return Guid.NewGuid().ToString();
        }

        var id = Require(requestId);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{part}")).AsSpan(0, 16)).ToString();
    }

    /// <summary>The caller's own id, which must be one where it is given. INVALID_FIELDS / REQUEST_ID_FORMAT.</summary>
    public static Guid Require(string requestId)
    {
        if (requestId.Length == 0)
        {
            return Guid.Empty;
        }

        if (!Guid.TryParseExact(requestId, "D", out var id))
        {
            throw ApiError.InvalidField(
                "request_id",
                "REQUEST_ID_FORMAT",
                "must be a UUID such as 123e4567-e89b-12d3-a456-426614174000",
                $"请求编号“{requestId}”应为 UUID，例如 123e4567-e89b-12d3-a456-426614174000"
            );
        }

        return id;
    }
}

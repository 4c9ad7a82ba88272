using System.Security.Cryptography;
using System.Text;
using Disclosure.ApiErrors;
using Google.Protobuf;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>Identifies a write, so that a repeat gets the first answer: the caller's id, and a digest that distinguishes a repeat from another request.</summary>
/// <param name="Id">The caller's UUID.</param>
/// <param name="Digest">SHA-256 of the request, in hexadecimal.</param>
public sealed record RequestKey(Guid Id, string Digest)
{
    /// <summary>Creates the key of a request. INVALID_FIELDS / REQUEST_ID_FORMAT where its id is not a UUID.</summary>
    /// <remarks>Writes the id into the request in its usual form, so that every way to write a UUID gives the same key.</remarks>
    public static RequestKey Create(string requestId, IMessage request)
    {
        var id = ParseId(requestId);
        request.Descriptor.FindFieldByName("request_id")?.Accessor.SetValue(request, id.ToString());
        return new(id, ComputeDigest(request));
    }

    /// <summary>Reads a UUID in any of its usual forms: upper or lower case, with or without hyphens and braces. INVALID_FIELDS / REQUEST_ID_FORMAT.</summary>
    public static Guid ParseId(string requestId) =>
        // The framework also reads a list of hexadecimal numbers, which nobody calls a UUID.
        Guid.TryParse(requestId, out var id) && !requestId.Contains("0x", StringComparison.OrdinalIgnoreCase)
            ? id
            : throw ApiError.InvalidField(
                "request_id",
                "REQUEST_ID_FORMAT",
                "must be a UUID such as 123e4567-e89b-12d3-a456-426614174000",
                $"请求编号“{requestId}”应为 UUID，例如 123e4567-e89b-12d3-a456-426614174000"
            );

    // Deterministic output sorts maps by key, so that the order in which a request was sent does not matter.
    private static string ComputeDigest(IMessage request)
    {
        using var buffer = new MemoryStream();
        // The message's name belongs to it: requests of two methods may have the same bytes.
        buffer.Write(Encoding.UTF8.GetBytes(request.Descriptor.FullName));
        using (var output = new CodedOutputStream(buffer, leaveOpen: true) { Deterministic = true })
        {
            request.WriteTo(output);
        }

        return Convert.ToHexString(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }
}

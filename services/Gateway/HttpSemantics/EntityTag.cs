using System.Security.Cryptography;
using Disclosure.ApiErrors;
using Google.Api;
using Google.Protobuf;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Disclosure.Gateway.HttpSemantics;

/// <summary>Entity tags of HTTP (RFC 9110, 8.8.3) for the etags of the contract.</summary>
internal static class EntityTag
{
    private const char Separator = '-';

    /// <summary>
    /// The tag of an answer, quoted; null where it has none. A report's tag covers its parts, a document's its bytes, and anything else
    /// has the etag that it carries.
    /// </summary>
    public static string? FindFor(IMessage answer) =>
        answer switch
        {
            // The first part guards the workflow, so that If-Match on a report's verbs can use it.
            PublicV1.Report report => Quote(
                string.Join(Separator, report.Etag, report.Narrative?.Etag, report.Statistics?.Etag)
            ),
            HttpBody { Data.IsEmpty: false } body => Quote(Convert.ToHexStringLower(SHA256.HashData(body.Data.Span))),
            _ => answer.Descriptor.FindFieldByName("etag")?.Accessor.GetValue(answer) is string { Length: > 0 } etag
                ? Quote(etag)
                : null,
        };

    /// <summary>The etag that an If-Match header asks for; empty for "*". INVALID_FIELDS / ETAG_FORMAT.</summary>
    public static string ParseIfMatch(string header)
    {
        if (header == "*")
        {
            return "";
        }

        return EntityTagHeaderValue.TryParse(header, out var tag) && !tag.IsWeak
            ? tag.Tag.Value!.Trim('"').Split(Separator)[0]
            : throw ApiError.InvalidField(
                "If-Match",
                "ETAG_FORMAT",
                "must be one strong entity tag in quotes",
                "请求头 If-Match 应为一个带双引号的版本标识，例如 \"3\""
            );
    }

    /// <summary>Whether an If-None-Match header names the tag; weak tags compare by their value, as the standard asks.</summary>
    public static bool IsAmong(string tag, StringValues header) =>
        EntityTagHeaderValue.TryParseList(header.OfType<string>().ToArray(), out var tags)
        && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.Equals(tag, StringComparison.Ordinal));

    private static string Quote(string tag) => $"\"{tag}\"";
}

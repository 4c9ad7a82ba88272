using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Disclosure.ApiErrors;

namespace Disclosure.Rendering.Archive;

/// <summary>Name of a kept document: <c>documents/{sha256}.{format}</c>. The same content has the same name.</summary>
/// <remarks>A name is trusted once it exists: FromContent computes the digest, Parse checks the form.</remarks>
internal sealed partial record ArchivedDocumentName
{
    private const string Prefix = "documents/";

    private ArchivedDocumentName(string sha256, string format) => (Sha256, Format) = (sha256, format);

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Name of the format, as the catalog has it: lower-case letters.</summary>
    public string Format { get; }

    /// <summary>Last part of the name; under it the store has the document.</summary>
    public string Id => $"{Sha256}.{Format}";

    /// <summary>The name that the bytes give themselves. The caller vouches for the format.</summary>
    public static ArchivedDocumentName FromContent(ReadOnlySpan<byte> content, string format) =>
        new(DigestOf(content), format);

    /// <summary>Reads a name. INVALID_FIELDS / DOCUMENT_NAME_FORMAT otherwise.</summary>
    public static ArchivedDocumentName Parse(string field, string name)
    {
        var match = Pattern().Match(name);
        return match.Success
            ? new(match.Groups[1].Value, match.Groups[2].Value)
            : throw ApiError.InvalidField(
                field,
                "DOCUMENT_NAME_FORMAT",
                "must be documents/{sha256}.{format}",
                $"文件名称“{name}”格式不对，应为 documents/摘要.格式"
            );
    }

    /// <summary>Whether this is the content that the name was given for.</summary>
    public bool Matches(ReadOnlySpan<byte> content) => DigestOf(content) == Sha256;

    public override string ToString() => Prefix + Id;

    private static string DigestOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    // The name becomes a path and an object key: nothing but these characters gets through. \z, since $ would allow a line feed.
    [GeneratedRegex("^documents/([0-9a-f]{64})\\.([a-z]{2,8})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

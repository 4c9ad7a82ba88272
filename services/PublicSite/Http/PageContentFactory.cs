using System.Security.Cryptography;
using Disclosure.PublicTree.Layout;

namespace Disclosure.PublicSite.Http;

/// <summary>Makes answers from values and bytes; their tag is the SHA-256 of the bytes.</summary>
/// <remarks>Strong tags: byte for byte the same, so that ranges can be joined (RFC 9110, section 8.8.3).</remarks>
internal static class PageContentFactory
{
    /// <summary>A value in JSON.</summary>
    public static PageContent FromValue<T>(T value, PageCaching caching) =>
        FromBytes(TreeJson.Write(value), "application/json", caching);

    /// <summary>Bytes in memory.</summary>
    public static PageContent FromBytes(byte[] bytes, string mediaType, PageCaching caching) =>
        new(new MemoryStream(bytes), mediaType, Convert.ToHexStringLower(SHA256.HashData(bytes)), caching);
}

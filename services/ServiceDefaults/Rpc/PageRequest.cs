using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Disclosure.ApiErrors;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// The page that a request asks for, of a list in the order of a key. A page token holds the last key and a digest of the list's other
/// arguments, so that it is refused by any other list.
/// </summary>
/// <param name="Size">Maximum number of items of the page.</param>
/// <param name="After">Key of the last item before it; empty for the first page.</param>
public sealed record PageRequest(int Size, string After)
{
    private const int DefaultSize = 50;
    private const int MaxSize = 1000;

    // Bytes of the digest at the start of a token.
    private const int DigestLength = 8;

    private string _arguments = "";

    /// <summary>Parses the paging of a request. INVALID_FIELDS / PAGE_SIZE_NEGATIVE, INVALID_PAGE_TOKEN.</summary>
    /// <param name="size">0: the default of 50; more than 1,000 is taken as 1,000.</param>
    /// <param name="token">Empty for the first page.</param>
    /// <param name="arguments">The list's other arguments, in any fixed order.</param>
    public static PageRequest Parse(int size, string token, params object[] arguments)
    {
        if (size < 0)
        {
            throw ApiError.InvalidField("page_size", "PAGE_SIZE_NEGATIVE", "must be 0 or more", "每页条数不能是负数");
        }

        var list = string.Join('\n', arguments);
        return new(size == 0 ? DefaultSize : Math.Min(size, MaxSize), ParseKey(token, list)) { _arguments = list };
    }

    /// <summary>The token of the next page; empty where there is none.</summary>
    /// <param name="lastKey">Key of the last item; null where no more follow.</param>
    public string Next(string? lastKey) =>
        lastKey is null
            ? ""
            : Base64Url.EncodeToString([.. Digest(_arguments, lastKey), .. Encoding.UTF8.GetBytes(lastKey)]);

    // The key that a token holds, where its digest fits the list.
    private static string ParseKey(string token, string list)
    {
        if (token.Length == 0)
        {
            return "";
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        if (
            Base64Url.IsValid(token)
            && Base64Url.TryDecodeFromChars(token, bytes, out var length)
            && length > DigestLength
        )
        {
            var key = Encoding.UTF8.GetString(bytes.AsSpan(DigestLength, length - DigestLength));
            if (bytes.AsSpan(0, DigestLength).SequenceEqual(Digest(list, key)))
            {
                return key;
            }
        }

        throw new ApiException(
            ErrorCode.InvalidArgument,
            "INVALID_PAGE_TOKEN",
            "The page token is not of this list.",
            "翻页标记无效：查询条件改变后请从第一页重新开始。"
        );
    }

    private static ReadOnlySpan<byte> Digest(string list, string key) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{list}\n{key}")).AsSpan(0, DigestLength);
}

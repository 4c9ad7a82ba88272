using System.Security.Cryptography;
using Disclosure.ApiErrors;

namespace Disclosure.Gateway.Views;

/// <summary>
/// What of a file its caller lacks. The file is made again, which gives the same bytes as long as nothing it is made of
/// has changed; that is held against the digest of the bytes that the caller has.
/// </summary>
internal sealed class BundleTail : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string _digest;
    private long _known;

    private BundleTail(long known, string digest) => (_known, _digest) = (known, digest);

    /// <summary>INVALID_ARGUMENT / INVALID_FIELDS.</summary>
    public static BundleTail Of(PublicV1.BundleReportsRequest request)
    {
        if (request.Offset < 0)
        {
            throw ApiError.InvalidField("offset", "OFFSET_RANGE", "must be 0 or more", "续传位置不能是负数");
        }

        return request.Offset == 0 || (request.Sha256.Length == 64 && request.Sha256.All(char.IsAsciiHexDigit))
            ? new(request.Offset, request.Sha256)
            : throw ApiError.InvalidField(
                "sha256",
                "DIGEST_FORMAT",
                "must be the SHA-256 of the bytes before offset, 64 hexadecimal digits",
                "续传时应给出已下载部分的 SHA-256（64 位十六进制）"
            );
    }

    /// <summary>The bytes of the next piece that the caller lacks. ABORTED / BUNDLE_CHANGED.</summary>
    public ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> piece)
    {
        var known = (int)Math.Min(_known, piece.Length);
        if (known == 0)
        {
            return piece;
        }

        _hash.AppendData(piece.Span[..known]);
        _known -= known;
        if (
            _known == 0
            && !Convert.ToHexString(_hash.GetCurrentHash()).Equals(_digest, StringComparison.OrdinalIgnoreCase)
        )
        {
            throw Changed();
        }

        return piece[known..];
    }

    /// <summary>The file ends here. ABORTED / BUNDLE_CHANGED where the caller has more than there is.</summary>
    public void End()
    {
        if (_known > 0)
        {
            throw Changed();
        }
    }

    public void Dispose() => _hash.Dispose();

    private static ApiException Changed() =>
        new(
            ErrorCode.Aborted,
            "BUNDLE_CHANGED",
            "The bytes before offset are not what the file begins with now.",
            "年报在上次下载后有变动，不能接着下载；请从头重新下载。"
        );
}

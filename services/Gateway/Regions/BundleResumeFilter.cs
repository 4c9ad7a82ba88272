using System.Security.Cryptography;
using Disclosure.ApiErrors;

namespace Disclosure.Gateway.Regions;

/// <summary>
/// Skips the bytes of a bundle that its caller already has. The bundle is rendered again, which gives the same bytes as long
/// as no report has changed; the digest of the skipped bytes is compared with that of the caller's.
/// </summary>
internal sealed class BundleResumeFilter : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string _digest;

    // Bytes that are still to be skipped.
    private long _skip;

    private BundleResumeFilter(long skip, string digest) => (_skip, _digest) = (skip, digest);

    /// <summary>Reads the caller's offset and digest. INVALID_FIELDS / OFFSET_RANGE or DIGEST_FORMAT.</summary>
    public static BundleResumeFilter Parse(PublicV1.BundleReportsRequest request)
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

    /// <summary>The part of the next piece that the caller lacks; empty where it has all of it. ABORTED / BUNDLE_CHANGED.</summary>
    public ReadOnlyMemory<byte> Filter(ReadOnlyMemory<byte> piece)
    {
        var skipped = (int)Math.Min(_skip, piece.Length);
        if (skipped == 0)
        {
            return piece;
        }

        _hash.AppendData(piece.Span[..skipped]);
        _skip -= skipped;
        if (
            _skip == 0
            && !Convert.ToHexString(_hash.GetCurrentHash()).Equals(_digest, StringComparison.OrdinalIgnoreCase)
        )
        {
            throw Changed();
        }

        return piece[skipped..];
    }

    /// <summary>The file ends here. ABORTED / BUNDLE_CHANGED where the caller has more than there is.</summary>
    public void Complete()
    {
        if (_skip > 0)
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

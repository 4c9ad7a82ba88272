using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Composition;

/// <summary>Files in pieces, for callers whose messages are limited.</summary>
internal static class FileStreaming
{
    private const int PieceBytes = 1024 * 1024;

    /// <summary>Writes a file as pieces of at most 1 MiB; the first has the media type.</summary>
    public static async Task WriteFileAsync(
        this IServerStreamWriter<HttpBody> stream,
        HttpBody file,
        CancellationToken cancellation
    )
    {
        var bytes = file.Data.Memory;
        // An empty file is one empty piece, so that its type arrives.
        for (var start = 0; start == 0 || start < bytes.Length; start += PieceBytes)
        {
            // The file stays unchanged while its pieces are on their way, so none is copied.
            var piece = bytes.Slice(start, Math.Min(PieceBytes, bytes.Length - start));
            var message = new HttpBody
            {
                ContentType = start == 0 ? file.ContentType : "",
                Data = UnsafeByteOperations.UnsafeWrap(piece),
            };
            await stream.WriteAsync(message, cancellation);
        }
    }
}

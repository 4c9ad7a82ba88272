using Disclosure.Gateway.Access;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Writes a file piece by piece: as messages over gRPC, as plain bytes over HTTP.</summary>
/// <param name="contentType">The file's media type.</param>
internal sealed class FileResponseWriter(
    IServerStreamWriter<HttpBody> stream,
    ServerCallContext context,
    string contentType
)
{
    /// <summary>Does what writes; an HTTP answer that has begun can only signal its failure by breaking off.</summary>
    public static async Task BreakOffOnErrorAsync(ServerCallContext context, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch
            // Over gRPC the status comes in the trailers and is enough.
            when (context.GetHttpContext() is { Response.HasStarted: true } http && !StatusWriter.IsGrpc(http.Request))
        {
            http.Abort();
            throw;
        }
    }

    /// <param name="fileName">The name that an HTTP answer is saved as.</param>
    /// <summary>Writes one piece; the first one decides the headers of an HTTP answer.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, string fileName)
    {
        var http = context.GetHttpContext();
        ReportRenderer.SetFileName(context, fileName);
        if (StatusWriter.IsGrpc(http.Request))
        {
            await stream.WriteAsync(
                // Not copied: the caller keeps the bytes unchanged until they are written.
                new() { ContentType = contentType, Data = UnsafeByteOperations.UnsafeWrap(bytes) },
                context.CancellationToken
            );
            return;
        }

        // JSON transcoding would separate messages by line ends, which are not part of the file.
        // The headers are decided by the first piece.
        if (!http.Response.HasStarted)
        {
            http.Response.ContentType = contentType;
        }

        await http.Response.Body.WriteAsync(bytes, context.CancellationToken);
    }
}

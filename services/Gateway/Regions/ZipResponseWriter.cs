using Disclosure.Gateway.Access;
using Disclosure.Gateway.Documents;
using Google.Api;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Regions;

/// <summary>Writes a ZIP piece by piece: as messages over gRPC, as plain bytes over HTTP.</summary>
internal sealed class ZipResponseWriter(IServerStreamWriter<HttpBody> stream, ServerCallContext context)
{
    private const string ContentType = "application/zip";

    /// <param name="fileName">The name that an HTTP answer is saved as.</param>
    /// <summary>Writes one piece; the first one decides the headers of an HTTP answer.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, string fileName)
    {
        var http = context.GetHttpContext();
        ReportRenderer.SetFileName(context, fileName);
        if (StatusWriter.IsGrpc(http.Request))
        {
            await stream.WriteAsync(
                new() { ContentType = ContentType, Data = UnsafeByteOperations.UnsafeWrap(bytes) },
                context.CancellationToken
            );
            return;
        }

        // JSON transcoding would separate messages by line ends, which are not part of the file.
        if (!http.Response.HasStarted)
        {
            http.Response.ContentType = ContentType;
        }

        await http.Response.Body.WriteAsync(bytes, context.CancellationToken);
    }
}

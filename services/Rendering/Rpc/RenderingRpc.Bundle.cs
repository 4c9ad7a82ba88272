using Disclosure.ApiErrors;
using Disclosure.Rendering.Bundles;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

internal sealed partial class RenderingRpc
{
    // The largest message of bytes.
    private const int ChunkBytes = 64 * 1024;

    // A slow reader costs one document of memory and no thread: each write is awaited before the next document is made.
    public override async Task RenderBundle(
        IAsyncStreamReader<Proto.RenderBundleRequest> requestStream,
        IServerStreamWriter<Proto.RenderBundleResponse> responseStream,
        ServerCallContext context
    )
    {
        var bundle = new BundleBuilder();
        var isFirst = true;
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            if (isFirst && request.Report is null)
            {
                bundle.Resume(request.Done.Select(ToDomain));
            }
            else
            {
                await AddAsync(bundle, request, responseStream, context.CancellationToken);
            }

            isFirst = false;
        }

        var manifest = bundle.FormatManifest();
        await SendAsync(bundle.Close(manifest), manifest, responseStream, context.CancellationToken);
        await SendAsync(bundle.FormatCentralDirectory(), responseStream, context.CancellationToken);
    }

    // A report that cannot be rendered becomes an entry without bytes and does not end the bundle.
    private async Task AddAsync(
        BundleBuilder bundle,
        Proto.RenderBundleRequest request,
        IServerStreamWriter<Proto.RenderBundleResponse> responses,
        CancellationToken cancellation
    )
    {
        byte[] document;
        try
        {
            var order =
                request.Report
                ?? throw ApiError.InvalidField("report", "FIELD_REQUIRED", "must be given", "缺少要生成的报告");
            var format = formats.Require(order.Format);
            document = format.Writer.Write(order.ToDomain(format, editions));
        }
        catch (ApiException fault)
        {
            // Told to the caller, here and in the manifest.
            await responses.WriteAsync(new() { Entry = ToProto(bundle.Fail(request.Path, fault)) }, cancellation);
            return;
        }

        await SendAsync(bundle.Add(request.Path, document), document, responses, cancellation);
    }

    private static async Task SendAsync(
        BundleEntry entry,
        ReadOnlyMemory<byte> document,
        IServerStreamWriter<Proto.RenderBundleResponse> responses,
        CancellationToken cancellation
    )
    {
        await responses.WriteAsync(new() { Entry = ToProto(entry) }, cancellation);
        await SendAsync(BundleBuilder.FormatLocalHeader(entry), responses, cancellation);
        await SendAsync(document, responses, cancellation);
    }

    private static async Task SendAsync(
        ReadOnlyMemory<byte> bytes,
        IServerStreamWriter<Proto.RenderBundleResponse> responses,
        CancellationToken cancellation
    )
    {
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(ChunkBytes, bytes.Length)..])
        {
            var chunk = UnsafeByteOperations.UnsafeWrap(bytes[..Math.Min(ChunkBytes, bytes.Length)]);
            await responses.WriteAsync(new() { Chunk = chunk }, cancellation);
        }
    }

    // The entry goes to the caller, who sends it back to resume.
    private static Proto.BundleEntry ToProto(BundleEntry entry) =>
        new()
        {
            Path = entry.Path,
            Offset = entry.Offset,
            Size = entry.Size,
            Crc32 = entry.Crc32,
            Sha256 = entry.Sha256,
            Failure = entry.Failure,
            FailureMessage = entry.FailureMessage,
        };

    private static BundleEntry ToDomain(Proto.BundleEntry entry) =>
        new(entry.Path, entry.Offset, entry.Size, entry.Crc32, entry.Sha256, entry.Failure, entry.FailureMessage);
}

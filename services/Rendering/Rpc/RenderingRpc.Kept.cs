using Disclosure.Rendering.Kept;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

internal sealed partial class RenderingRpc
{
    public override async Task<Proto.KeptDocument> KeepDocument(
        Proto.KeepDocumentRequest request,
        ServerCallContext context
    )
    {
        // What is kept is named by its content: a repeat needs no memory to have one effect.
        _ = RequestKey.Of(request.RequestId, request);
        var writer = WriterOf(request.Report.Format);
        var content = request.Report.ToDomain(editions);
        var document = writer.Write(content);
        var name = await keeper.AddAsync(writer.Format, document, content, context.CancellationToken);
        return ToProto(name, document);
    }

    public override async Task<Proto.KeptDocument> GetKeptDocument(
        Proto.GetKeptDocumentRequest request,
        ServerCallContext context
    )
    {
        var name = ArchivedDocumentName.Parse("name", request.Name);
        return ToProto(name, await keeper.GetAsync(name, context.CancellationToken));
    }

    private Proto.KeptDocument ToProto(ArchivedDocumentName name, byte[] content) =>
        new()
        {
            Name = name.ToString(),
            Sha256 = name.Sha256,
            Sm3 = keeper.ComputeSm3(content),
            Size = content.Length,
            ContentType = WriterOf(name.Format).ContentType,
            Content = UnsafeByteOperations.UnsafeWrap(content),
        };
}

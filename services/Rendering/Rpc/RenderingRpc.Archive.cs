using Disclosure.Rendering.Archive;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Rendering.V1;

namespace Disclosure.Rendering.Rpc;

internal sealed partial class RenderingRpc
{
    public override async Task<Proto.ArchivedDocument> ArchiveDocument(
        Proto.ArchiveDocumentRequest request,
        ServerCallContext context
    )
    {
        // An archived document is named by its content, so a repeat needs no stored answer to have one effect.
        _ = RequestKey.Create(request.RequestId, request);
        var format = formats.Require(request.Report.Format);
        var content = request.Report.ToDomain(format, editions);
        var document = format.Writer.Write(content);
        var name = await archive.AddAsync(format, document, content, context.CancellationToken);
        return ToProto(name, document);
    }

    public override async Task<Proto.ArchivedDocument> GetArchivedDocument(
        Proto.GetArchivedDocumentRequest request,
        ServerCallContext context
    )
    {
        var name = ArchivedDocumentName.Parse("name", request.Name);
        return ToProto(name, await archive.GetAsync(name, context.CancellationToken));
    }

    private Proto.ArchivedDocument ToProto(ArchivedDocumentName name, byte[] content) =>
        new()
        {
            Name = name.ToString(),
            Sha256 = name.Sha256,
            Sm3 = archive.ComputeSm3(content),
            Size = content.Length,
            ContentType = formats.Require(name.Format).MediaType,
            Content = UnsafeByteOperations.UnsafeWrap(content),
        };
}

using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>Has a document read, with the editions of the form that it may be of.</summary>
internal sealed class DocumentReader(IntakeV1.IntakeService.IntakeServiceClient intake)
{
    /// <summary>RESOURCE_EXHAUSTED / DOCUMENT_TOO_LARGE, or the reader's own faults.</summary>
    public async Task<IntakeV1.Reading> ReadAsync(HttpBody document, CallOptions call)
    {
        Require(document);
        var request = new IntakeV1.ReadDocumentRequest { Content = document.Data, ContentType = TypeOf(document) };
        return await intake.ReadDocumentAsync(request, call);
    }

    /// <summary>Every document of a ZIP, one after another. RESOURCE_EXHAUSTED / DOCUMENT_TOO_LARGE, or the reader's own faults.</summary>
    /// <param name="after">Goes on behind this file; empty from the first.</param>
    public async IAsyncEnumerable<IntakeV1.ArchiveItem> ReadArchiveAsync(
        HttpBody archive,
        string after,
        CallOptions call
    )
    {
        Require(archive);
        var request = new IntakeV1.ReadArchiveRequest { Content = archive.Data, After = after };
        using var reading = intake.ReadArchive(request, call);
        await foreach (var item in reading.ResponseStream.ReadAllAsync(call.CancellationToken))
        {
            yield return item;
        }
    }

    private static void Require(HttpBody document)
    {
        if (document.Data.Length > HttpFault.MaxDocumentBytes)
        {
            throw HttpFault.DocumentTooLarge();
        }

        if (document.Data.IsEmpty)
        {
            throw ApiError.InvalidField(
                "document",
                "DOCUMENT_EMPTY",
                "must not be empty",
                "没有收到文件内容，请选择要导入的文件"
            );
        }
    }

    // A body without a type is refused by the reader like any type that it does not know.
    private static string TypeOf(HttpBody document) =>
        document.ContentType.Length > 0 ? document.ContentType : "application/octet-stream";
}

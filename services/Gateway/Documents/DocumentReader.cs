using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Sends documents to Intake, their size checked first.</summary>
internal sealed class DocumentReader(IntakeV1.IntakeService.IntakeServiceClient intake)
{
    /// <summary>INVALID_ARGUMENT / DOCUMENT_TOO_LARGE, INVALID_FIELDS / DOCUMENT_EMPTY, or Intake's own errors.</summary>
    public async Task<IntakeV1.Reading> ReadAsync(HttpBody document, CallOptions call)
    {
        // Size and emptiness are all that the gateway can tell of a document.
        Validate(document);
        var request = new IntakeV1.ReadDocumentRequest { Content = document.Data, ContentType = TypeOf(document) };
        return await intake.ReadDocumentAsync(request, call);
    }

    /// <summary>Every document of a ZIP, one after another. Errors as of <see cref="ReadAsync"/>.</summary>
    /// <param name="after">Begins behind this file; empty: with the first.</param>
    public async IAsyncEnumerable<IntakeV1.ArchiveItem> ReadArchiveAsync(
        HttpBody archive,
        string after,
        CallOptions call
    )
    {
        Validate(archive);
        var request = new IntakeV1.ReadArchiveRequest { Content = archive.Data, After = after };
        // Disposed where the caller stops reading: Intake then stops too.
        using var reading = intake.ReadArchive(request, call);
        await foreach (var item in reading.ResponseStream.ReadAllAsync(call.CancellationToken))
        {
            yield return item;
        }
    }

    // Refused here, before 20 MiB travel to another process.
    private static void Validate(HttpBody document)
    {
        if (document.Data.Length > HttpErrors.MaxDocumentBytes)
        {
            throw HttpErrors.DocumentTooLarge();
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

    // Intake refuses a body without a type like any type that it does not know.
    private static string TypeOf(HttpBody document) =>
        document.ContentType.Length > 0 ? document.ContentType : "application/octet-stream";
}

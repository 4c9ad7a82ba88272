using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Intake.Admission;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats;
using Disclosure.Intake.Formats.Packages;
using Disclosure.Intake.V1;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Rpc;

/// <summary>
/// Reads the documents of a ZIP archive one after another. One that cannot be read does not affect the others.
/// </summary>
internal sealed class ArchiveIntakeService(
    DocumentIntakeService documents,
    FormatRegistry formats,
    IOptions<IntakeOptions> options
)
{
    /// <summary>
    /// One item a document, in the order of their names, from the one behind <c>after</c> on. DOCUMENT_UNREADABLE,
    /// DOCUMENT_TOO_LARGE, INTAKE_BUSY.
    /// </summary>
    /// <param name="caller">Whose archive it is; callers take turns, document by document.</param>
    public async IAsyncEnumerable<ArchiveItem> ReadAsync(
        ReadArchiveRequest request,
        string caller,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (request.Content.Length > options.Value.MaxBytes)
        {
            throw DocumentErrors.TooLarge("字节数", options.Value.MaxBytes);
        }

        // Archives of older Chinese systems have entry names in GB18030.
        using var archive = PackageValidator.Open(
            request.Content.Memory,
            cancellation,
            Encoding.GetEncoding("gb18030")
        );
        var entries = archive.Entries.Where(IsDocument).OrderBy(e => e.FullName, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < entries.Length; i++)
        {
            if (string.CompareOrdinal(entries[i].FullName, request.After) > 0)
            {
                var item = new ArchiveItem
                {
                    File = entries[i].FullName,
                    Done = i + 1,
                    Total = entries.Length,
                };
                await ReadAsync(entries[i], item, caller, cancellation);
                yield return item;
            }
        }
    }

    private async Task ReadAsync(ZipArchiveEntry entry, ArchiveItem item, string caller, CancellationToken cancellation)
    {
        try
        {
            var request = new ReadDocumentRequest
            {
                Content = await ContentAsync(entry, cancellation),
                ContentType = formats.MediaTypeOf(entry.Name),
            };
            item.Reading = await documents.ReadAsync(request, caller, cancellation);
        }
        // A service that is busy says nothing about the document: the answer ends there and can be continued.
        catch (ApiException fault) when (fault.Reason != AdmissionErrors.BusyReason)
        {
            item.Failure = fault.ToStatus();
        }
        catch (InvalidDataException)
        {
            item.Failure = DocumentErrors.Unreadable("文件在压缩包中已损坏").ToStatus();
        }
    }

    // No more of an entry is unpacked than one document may have.
    private async Task<ByteString> ContentAsync(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using var stream = await entry.OpenAsync(cancellation);
        var buffer = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; )
        {
            content.Write(buffer, 0, read);
            if (content.Length > options.Value.MaxBytes)
            {
                throw DocumentErrors.TooLarge("字节数", options.Value.MaxBytes);
            }
        }

        return UnsafeByteOperations.UnsafeWrap(content.GetBuffer().AsMemory(0, (int)content.Length));
    }

    // Not folders, and not the files that operating systems add.
    private static bool IsDocument(ZipArchiveEntry entry) =>
        entry.Name.Length > 0
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && entry.Name[0] != '.'
        && entry.Name != "Thumbs.db";
}

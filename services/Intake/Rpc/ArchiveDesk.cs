using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Intake.Domain;
using Disclosure.Intake.Readers;
using Disclosure.Intake.V1;
using Disclosure.Report.V1;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Rpc;

/// <summary>Takes the documents of an archive in, one after another; what one of them is does not matter to the next.</summary>
internal sealed class ArchiveDesk(DocumentDesk desk, IOptions<IntakeOptions> options)
{
    private static readonly Dictionary<string, string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".docx"] = ContentKind.Docx,
        [".xlsx"] = ContentKind.Xlsx,
        [".doc"] = ContentKind.Word,
        [".wps"] = ContentKind.Word,
        [".pdf"] = ContentKind.Pdf,
        [".ofd"] = ContentKind.Ofd,
        [".htm"] = ContentKind.Html,
        [".html"] = ContentKind.Html,
        [".txt"] = ContentKind.Text,
        [".md"] = "text/markdown",
        [".json"] = ContentKind.Json,
        [".xml"] = ContentKind.Xml,
    };

    public async IAsyncEnumerable<ArchiveItem> ReadAsync(
        ReadArchiveRequest request,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (request.Content.Length > options.Value.MaxBytes)
        {
            throw Unreadable.TooLarge("字节数", options.Value.MaxBytes);
        }

        // Names in archives made on the mainland's old systems are not in Unicode.
        using var archive = PackageGuard.Open(request.Content.Memory, cancellation, Encoding.GetEncoding("gb18030"));
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
                await ReadAsync(entries[i], item, cancellation);
                yield return item;
            }
        }
    }

    private async Task ReadAsync(ZipArchiveEntry entry, ArchiveItem item, CancellationToken cancellation)
    {
        try
        {
            var request = new ReadDocumentRequest
            {
                Content = await ContentAsync(entry, cancellation),
                ContentType = s_types.GetValueOrDefault(Path.GetExtension(entry.Name), "application/octet-stream"),
            };
            item.Reading = await desk.ReadAsync(request, cancellation);
        }
        catch (ApiException fault)
        {
            item.Failure = fault.ToStatus(IntakeModule.FaultDomain);
        }
        catch (InvalidDataException)
        {
            item.Failure = Unreadable.Because("文件在压缩包中已损坏").ToStatus(IntakeModule.FaultDomain);
        }
    }

    // No more of it than one document may have is ever unpacked.
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
                throw Unreadable.TooLarge("字节数", options.Value.MaxBytes);
            }
        }

        return UnsafeByteOperations.UnsafeWrap(content.GetBuffer().AsMemory(0, (int)content.Length));
    }

    // Folders, and what systems put beside the files.
    private static bool IsDocument(ZipArchiveEntry entry) =>
        entry.Name.Length > 0
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && entry.Name[0] != '.'
        && entry.Name != "Thumbs.db";
}

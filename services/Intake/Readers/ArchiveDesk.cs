using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Disclosure.Intake.Domain;
using Disclosure.ServiceDefaults.Faults;
using Disclosure.Vocabulary;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Readers;

/// <summary>What became of one document of an archive: read, or not and why.</summary>
internal sealed record ArchiveResult(string File, int Done, int Total, DocumentReading? Reading, FaultException? Fault);

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

    /// <param name="after">Goes on behind this file; empty from the first.</param>
    public async IAsyncEnumerable<ArchiveResult> ReadAsync(
        ReadOnlyMemory<byte> content,
        IReadOnlyList<Edition> editions,
        string after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        if (content.Length > options.Value.MaxBytes)
        {
            throw Unreadable.TooLarge("字节数", options.Value.MaxBytes);
        }

        // Names in archives made on the mainland's old systems are not in Unicode.
        using var archive = PackageGuard.Open(content, cancellation, Encoding.GetEncoding("gb18030"));
        var entries = archive.Entries.Where(IsDocument).OrderBy(e => e.FullName, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < entries.Length; i++)
        {
            if (string.CompareOrdinal(entries[i].FullName, after) > 0)
            {
                var (reading, fault) = await ReadAsync(entries[i], editions, cancellation);
                yield return new(entries[i].FullName, i + 1, entries.Length, reading, fault);
            }
        }
    }

    private async Task<(DocumentReading? Reading, FaultException? Fault)> ReadAsync(
        ZipArchiveEntry entry,
        IReadOnlyList<Edition> editions,
        CancellationToken cancellation
    )
    {
        try
        {
            using var content = new MemoryStream();
            await using (var stream = await entry.OpenAsync(cancellation))
            {
                await stream.CopyToAsync(content, cancellation);
            }

            var type = s_types.GetValueOrDefault(Path.GetExtension(entry.Name), "application/octet-stream");
            return (await desk.ReadAsync(content.ToArray(), type, editions, cancellation), null);
        }
        catch (FaultException fault)
        {
            return (null, fault);
        }
        catch (InvalidDataException)
        {
            return (null, Unreadable.Because("文件在压缩包中已损坏"));
        }
    }

    // Folders, and what systems put beside the files.
    private static bool IsDocument(ZipArchiveEntry entry) =>
        entry.Name.Length > 0
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && entry.Name[0] != '.'
        && entry.Name != "Thumbs.db";
}

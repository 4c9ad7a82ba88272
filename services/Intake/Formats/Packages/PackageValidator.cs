using System.IO.Compression;
using System.Text;
using System.Xml;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Packages;

/// <summary>
/// Checks a ZIP package before anything is made of it: names of entries, unpacked size, compression ratio, depth of
/// its XML.
/// </summary>
internal static class PackageValidator
{
    private const int MaxEntries = 2_000;
    private const long MaxExpanded = 200L * 1024 * 1024;

    // Text packs about 20 to 1; what packs far better was made to exhaust memory.
    private const int MaxRatio = 200;

    // Below this size no ratio does harm.
    private const long AnyRatio = 4L * 1024 * 1024;

    // Elements of Office documents are nested less deeply.
    private const int MaxDepth = 256;

    // Nothing is resolved where nothing may be defined.
    private static readonly XmlReaderSettings s_strict = new() { DtdProcessing = DtdProcessing.Prohibit };

    /// <summary>Opens a package that passes the checks. DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    /// <param name="names">Character set of entry names that are not marked as UTF-8.</param>
    public static ZipArchive Open(ReadOnlyMemory<byte> content, CancellationToken cancellation, Encoding? names = null)
    {
        try
        {
            var archive = new ZipArchive(
                new MemoryStream(content.ToArray()),
                ZipArchiveMode.Read,
                leaveOpen: false,
                names
            );
            if (archive.Entries.Count > MaxEntries)
            {
                throw DocumentErrors.TooLarge("压缩包内的文件数", MaxEntries);
            }

            foreach (var entry in archive.Entries)
            {
                CheckName(entry.FullName);
            }

            CheckSize(archive, content.Length, cancellation);
            return archive;
        }
        catch (Exception broken)
            when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw DocumentErrors.Unreadable("文件已损坏或已加密，请用原来的软件打开并重新保存后再导入");
        }
    }

    /// <summary>
    /// Opens an entry as XML. Definitions (DTD) are refused, so no entity can be expanded or fetched.
    /// </summary>
    public static XmlReader OpenXml(ZipArchiveEntry entry) => XmlReader.Create(entry.Open(), s_strict);

    /// <summary>
    /// Reads all XML parts once. DOCUMENT_TOO_LARGE where one is too deep, DOCUMENT_UNREADABLE where one is broken.
    /// </summary>
    public static void CheckXml(ZipArchive archive, CancellationToken cancellation)
    {
        try
        {
            foreach (var entry in archive.Entries.Where(e => IsXml(e.FullName)))
            {
                using var xml = OpenXml(entry);
                while (xml.Read())
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (xml.Depth > MaxDepth)
                    {
                        throw DocumentErrors.TooLarge("文档嵌套层数", MaxDepth);
                    }
                }
            }
        }
        // The parser stumbles over an encoding that is switched midway with an argument of its own.
        catch (Exception broken) when (broken is XmlException or InvalidDataException or ArgumentException)
        {
            throw DocumentErrors.Unreadable("文件内容已损坏，请用原来的软件打开并重新保存后再导入");
        }
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    // An absolute path, or one that leaves the package, belongs to no document.
    private static void CheckName(string name)
    {
        if (
            name.StartsWith('/')
            || name.Contains('\\', StringComparison.Ordinal)
            || name.Contains(':', StringComparison.Ordinal)
            || name.Split('/').Contains("..")
        )
        {
            throw DocumentErrors.Unreadable("压缩包内有不合规的文件名，可能不是正常的文档");
        }
    }

    // The sizes that a package declares are not trusted: they are counted while it is unpacked.
    private static void CheckSize(ZipArchive archive, long packed, CancellationToken cancellation)
    {
        var buffer = new byte[81_920];
        var expanded = 0L;
        foreach (var entry in archive.Entries)
        {
            var own = expanded;
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0; )
            {
                cancellation.ThrowIfCancellationRequested();
                if ((expanded += read) > MaxExpanded)
                {
                    throw DocumentErrors.TooLarge("解压后的字节数", MaxExpanded);
                }

                if (expanded > AnyRatio && expanded > packed * MaxRatio)
                {
                    throw DocumentErrors.TooLarge("压缩比", MaxRatio);
                }
            }

            // Whoever opens the package behind this sets aside as much memory as the entry says that it will take.
            if (expanded - own != entry.Length)
            {
                throw new InvalidDataException("An entry is not of the size that it says.");
            }
        }
    }
}

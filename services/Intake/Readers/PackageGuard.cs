using System.IO.Compression;
using System.Xml;
using Disclosure.Intake.Domain;

namespace Disclosure.Intake.Readers;

/// <summary>Looks at a package before anything is made of it: what it is, how large it grows, how deep it is.</summary>
internal static class PackageGuard
{
    private const int MaxEntries = 2_000;
    private const long MaxExpanded = 200L * 1024 * 1024;
    private const int MaxDepth = 256;

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0];

    public static void Check(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (content.Span.StartsWith(Ole))
        {
            throw Unreadable.Because("这是旧版 Word（doc）或加密的文件，请用 Word 打开后去掉密码，另存为 docx 再导入");
        }

        if (content.Span.StartsWith("%PDF"u8))
        {
            throw Unreadable.Because("这是 PDF 文件，请用 Word 打开后另存为 docx 再导入");
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxEntries)
            {
                throw Unreadable.TooLarge("压缩包内的文件数", MaxEntries);
            }

            CheckSize(archive, cancellation);
            CheckDepth(archive);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            throw Unreadable.Because("文件已损坏或不是 docx，请用 Word 打开并重新保存后再导入");
        }
    }

    // What the package says of its own size is not believed: it is counted while it is unpacked.
    private static void CheckSize(ZipArchive archive, CancellationToken cancellation)
    {
        var buffer = new byte[81_920];
        var expanded = 0L;
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0; )
            {
                cancellation.ThrowIfCancellationRequested();
                if ((expanded += read) > MaxExpanded)
                {
                    throw Unreadable.TooLarge("解压后的字节数", MaxExpanded);
                }
            }
        }
    }

    private static void CheckDepth(ZipArchive archive)
    {
        var entry =
            archive.GetEntry("word/document.xml") ?? throw Unreadable.Because("压缩包里没有 Word 文档，请确认文件类型");
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.Depth > MaxDepth)
            {
                throw Unreadable.TooLarge("文档嵌套层数", MaxDepth);
            }
        }
    }
}

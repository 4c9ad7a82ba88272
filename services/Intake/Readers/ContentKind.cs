using System.IO.Compression;
using Disclosure.Intake.Domain;

namespace Disclosure.Intake.Readers;

/// <summary>What a document is by its content. What it is called is not believed where its bytes say another thing.</summary>
internal static class ContentKind
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Ofd = "application/ofd";
    public const string Pdf = "application/pdf";
    public const string Word = "application/msword";
    public const string Html = "text/html";
    public const string Json = "application/json";
    public const string Xml = "application/xml";
    public const string Text = "text/plain";

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Whether the content is of the time before packages: old Word and WPS, or a package under a password.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> content) => content.StartsWith(Ole);

    /// <summary>The media type of the content; the declared one where the bytes could be of it.</summary>
    public static string Of(ReadOnlySpan<byte> content, string declared)
    {
        if (content.StartsWith("PK\u0003\u0004"u8))
        {
            return OfPackage(content);
        }

        if (IsCompoundFile(content))
        {
            return content.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"u8) >= 0
                ? throw DocumentErrors.Unreadable("文件已加密，请去掉密码后再导入")
                : Word;
        }

        if (content[..Math.Min(1024, content.Length)].IndexOf("%PDF-"u8) >= 0)
        {
            return Pdf;
        }

        return declared is Docx or Xlsx or Ofd or Pdf
            ? throw DocumentErrors.Unreadable("文件已损坏，或内容与文件类型不符，请用原来的软件打开并重新保存后再导入")
            : OfText(content, declared);
    }

    private static string OfPackage(ReadOnlySpan<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray()), ZipArchiveMode.Read);
            return archive.GetEntry("word/document.xml") is not null ? Docx
                : archive.GetEntry("xl/workbook.xml") is not null ? Xlsx
                : archive.GetEntry("OFD.xml") is not null ? Ofd
                : throw DocumentErrors.Unreadable("压缩包里没有可以读取的文档，请确认文件类型");
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException)
        {
            throw DocumentErrors.Unreadable("文件已损坏，请用原来的软件打开并重新保存后再导入");
        }
    }

    // An editor may call a web page a Word document, and a site may send one as text.
    private static string OfText(ReadOnlySpan<byte> content, string declared)
    {
        var head = System
            .Text.Encoding.Latin1.GetString(content[..Math.Min(512, content.Length)])
            .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
                ? Html
            : declared == Word ? throw DocumentErrors.Unreadable("文件不是 Word 文档，请确认文件类型")
            : declared;
    }
}

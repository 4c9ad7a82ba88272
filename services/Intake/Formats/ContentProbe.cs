using System.IO.Compression;
using System.Text;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats;

/// <summary>
/// The content of a document as formats look at it to recognise their own. A package's directory is read once, when
/// asked for.
/// </summary>
internal sealed class ContentProbe
{
    // A PDF may have bytes of others before its header; markup begins at once.
    private const int HeadBytes = 1024;
    private const int TextBytes = 512;
    private const int TypesBytes = 256 * 1024;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly Lazy<HashSet<string>> _parts;
    private readonly Lazy<string> _text;
    private readonly Lazy<string> _types;

    public ContentProbe(ReadOnlyMemory<byte> content)
    {
        _content = content;
        _parts = new(ReadParts);
        _text = new(ReadText);
        _types = new(ReadTypes);
    }

    /// <summary>Whether it is a ZIP archive, as Office documents and OFD are.</summary>
    public bool IsPackage => StartsWith("PK\u0003\u0004"u8);

    public bool StartsWith(ReadOnlySpan<byte> bytes) => _content.Span.StartsWith(bytes);

    /// <summary>Whether the bytes are anywhere in the content.</summary>
    public bool Contains(ReadOnlySpan<byte> bytes) => _content.Span.IndexOf(bytes) >= 0;

    /// <summary>Whether the bytes are in the first 1024.</summary>
    public bool HeadContains(ReadOnlySpan<byte> bytes) =>
        _content.Span[..Math.Min(HeadBytes, _content.Length)].IndexOf(bytes) >= 0;

    /// <summary>
    /// Whether the content begins with a text, in any case, after a byte order mark and white space.
    /// </summary>
    public bool StartsWithText(string text) => _text.Value.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether it is a package with a part of this path. DOCUMENT_UNREADABLE where the package is broken.
    /// </summary>
    public bool HasPart(string path) => IsPackage && _parts.Value.Contains(path);

    /// <summary>
    /// Whether it is an Office package whose main part is of this kind, whatever the part is called. DOCUMENT_UNREADABLE
    /// where the package is broken.
    /// </summary>
    public bool HasMainPart(string kind) =>
        IsPackage && _types.Value.Contains($"{kind}.main+xml", StringComparison.OrdinalIgnoreCase);

    private HashSet<string> ReadParts() => LookInto(archive => archive.Entries.Select(e => e.FullName).ToHashSet());

    // The types of the parts, as far as a package of documents needs them.
    private string ReadTypes() =>
        LookInto(archive =>
        {
            using var types = archive.GetEntry("[Content_Types].xml")?.Open();
            var text = new byte[TypesBytes];
            return types is null
                ? ""
                : Encoding.UTF8.GetString(text, 0, types.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
        });

    private T LookInto<T>(Func<ZipArchive, T> look)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(_content.ToArray()), ZipArchiveMode.Read);
            return look(archive);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or ArgumentException)
        {
            throw DocumentErrors.Unreadable("文件已损坏，请用原来的软件打开并重新保存后再导入");
        }
    }

    private string ReadText() =>
        Encoding
            .Latin1.GetString(_content.Span[..Math.Min(TextBytes, _content.Length)])
            .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
}

using System.Net.Mime;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Intake.Domain;
using Disclosure.Intake.Readers.Pdf;

namespace Disclosure.Intake.Readers;

/// <summary>Every reader, and which of them a document is for.</summary>
internal sealed class DocumentReaders(IEnumerable<IDocumentReader> readers)
{
    private readonly Dictionary<string, IDocumentReader> _readers = readers
        .SelectMany(r => r.ContentTypes.Select(t => (t, r)))
        .ToDictionary(x => x.t, x => x.r, StringComparer.OrdinalIgnoreCase);

    static DocumentReaders() =>
        // GB18030 and its elders, in which old documents are written.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>All that the product has.</summary>
    public static DocumentReaders All { get; } =
        new([
            new PlainTextReader(),
            new DocxReader(),
            new PdfReader(),
            new XlsxReader(),
            new OfdReader(),
            new HtmlReader(),
        ]);

    /// <summary>The media type by which the content is read. UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE.</summary>
    public string KindOf(ReadOnlyMemory<byte> content, string contentType) => KindOf(content, TypeOf(contentType));

    /// <summary>UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    public DocumentReading Read(
        ReadOnlyMemory<byte> content,
        string contentType,
        IReadOnlyList<Edition> editions,
        CancellationToken cancellation
    )
    {
        var declared = TypeOf(contentType);
        return KindOf(content, declared) switch
        {
            ContentKind.Json => JsonDocumentReader.Read(content, editions),
            ContentKind.Xml or "text/xml" => XmlDocumentReader.Read(content, editions),
            var kind when _readers.TryGetValue(kind, out var reader) => ReportParser.Parse(
                reader.Read(content, declared.CharSet ?? "", cancellation),
                editions,
                cancellation
            ),
            var kind => throw UnknownType(kind),
        };
    }

    private static string KindOf(ReadOnlyMemory<byte> content, ContentType declared) =>
        ContentKind.Of(content.Span, declared.MediaType.ToLowerInvariant());

    private ContentType TypeOf(string text)
    {
        try
        {
            var type = new ContentType(text);
            return IsKnown(type.MediaType) ? type : throw UnknownType(type.MediaType);
        }
        catch (FormatException)
        {
            throw UnknownType(text);
        }
    }

    private bool IsKnown(string type) =>
        _readers.ContainsKey(type)
        || type.ToLowerInvariant() is ContentKind.Json or ContentKind.Xml or "text/xml" or ContentKind.Word;

    private ApiException UnknownType(string type) =>
        new(
            ErrorCode.InvalidArgument,
            "UNKNOWN_CONTENT_TYPE",
            $"'{type}' is not read; these are: {string.Join(", ", _readers.Keys.Append(ContentKind.Json).Append(ContentKind.Xml).Append(ContentKind.Word))}.",
            $"不支持的文件类型“{type}”，可导入 Word、PDF、OFD、Excel、网页、纯文本、Markdown 和本系统导出的 JSON、XML；其他格式请先另存为 docx。"
        )
        {
            Metadata = new Dictionary<string, string> { ["content_type"] = type },
        };
}

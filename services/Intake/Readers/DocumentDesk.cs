using System.Net.Mime;
using System.Text;
using Disclosure.Intake.Domain;
using Disclosure.ServiceDefaults.Faults;
using Disclosure.Vocabulary;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Readers;

/// <summary>Takes a document in: bounds it, tells what it is, has it taken apart, finds the report in it.</summary>
internal sealed class DocumentDesk(
    IEnumerable<IDocumentReader> readers,
    OfficeConverter converter,
    IOptions<IntakeOptions> options
)
{
    private readonly Dictionary<string, IDocumentReader> _readers = readers
        .SelectMany(r => r.ContentTypes.Select(t => (t, r)))
        .ToDictionary(x => x.t, x => x.r, StringComparer.OrdinalIgnoreCase);

    static DocumentDesk() =>
        // GB18030 and its elders, in which old documents are written.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_SLOW.</summary>
    public async Task<DocumentReading> ReadAsync(
        ReadOnlyMemory<byte> content,
        string contentType,
        IReadOnlyList<Edition> editions,
        CancellationToken cancellation
    )
    {
        if (content.Length > options.Value.MaxBytes)
        {
            throw Unreadable.TooLarge("字节数", options.Value.MaxBytes);
        }

        var declared = TypeOf(contentType);
        var type = ContentKind.Of(content.Span, declared.MediaType.ToLowerInvariant());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.Timeout));
        try
        {
            if (type == ContentKind.Word)
            {
                (content, type) = (await converter.ToDocxAsync(content, patience.Token), ContentKind.Docx);
            }

            // Parsing is work of the processor; the call's own thread is not kept for it, and a parser that does not look
            // at the clock is left behind.
            return await Task.Run(
                    () => Read(content, type, declared.CharSet ?? "", editions, patience.Token),
                    patience.Token
                )
                .WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreadable.TooSlow(options.Value.Timeout);
        }
    }

    private DocumentReading Read(
        ReadOnlyMemory<byte> content,
        string type,
        string charset,
        IReadOnlyList<Edition> editions,
        CancellationToken cancellation
    ) =>
        type switch
        {
            ContentKind.Json => JsonDocumentReader.Read(content, editions),
            ContentKind.Xml or "text/xml" => XmlDocumentReader.Read(content, editions),
            _ when _readers.TryGetValue(type, out var reader) => Recogniser.Read(
                reader.Read(content, charset, cancellation),
                editions,
                cancellation
            ),
            _ => throw UnknownType(type),
        };

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

    private FaultException UnknownType(string type) =>
        new(
            FaultCode.InvalidArgument,
            "UNKNOWN_CONTENT_TYPE",
            $"'{type}' is not read; these are: {string.Join(", ", _readers.Keys.Append(ContentKind.Json).Append(ContentKind.Xml).Append(ContentKind.Word))}.",
            $"不支持的文件类型“{type}”，可导入 Word、PDF、OFD、Excel、网页、纯文本、Markdown 和本系统导出的 JSON、XML；其他格式请先另存为 docx。"
        )
        {
            Metadata = new Dictionary<string, string> { ["content_type"] = type },
        };
}

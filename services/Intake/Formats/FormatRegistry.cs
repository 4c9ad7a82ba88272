using System.Net.Mime;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Reports;

namespace Disclosure.Intake.Formats;

/// <summary>The formats that are registered, and which of them a document is of.</summary>
internal sealed class FormatRegistry
{
    private readonly IntakeFormat[] _formats;
    private readonly Dictionary<string, IntakeFormat> _byMediaType;
    private readonly Dictionary<string, string> _mediaTypes;

    static FormatRegistry() =>
        // GB18030 and its predecessors, in which old documents are written.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="formats">
    /// In the order in which content is recognised; no two have a media type or extension in common.
    /// </param>
    public FormatRegistry(IEnumerable<IntakeFormat> formats)
    {
        _formats = [.. formats];
        _byMediaType = _formats
            .SelectMany(f => f.MediaTypes.Select(t => (Type: t, Format: f)))
            .ToDictionary(x => x.Type, x => x.Format, StringComparer.OrdinalIgnoreCase);
        _mediaTypes = _formats
            .SelectMany(f => f.FileExtensions.Select(e => (Extension: e, Type: f.MediaTypes[0])))
            .ToDictionary(x => x.Extension, x => x.Type, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The media type that a file's name stands for; application/octet-stream, which is not read, where it stands for
    /// none.
    /// </summary>
    public string MediaTypeOf(string fileName) =>
        _mediaTypes.GetValueOrDefault(Path.GetExtension(fileName), MediaTypeNames.Application.Octet);

    /// <summary>
    /// The format of a document: the one that recognises its bytes, else the declared one. UNKNOWN_CONTENT_TYPE,
    /// DOCUMENT_UNREADABLE.
    /// </summary>
    public IntakeFormat Detect(ReadOnlyMemory<byte> content, string contentType) =>
        Detect(content, FindDeclared(ParseType(contentType)));

    /// <summary>UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    public DocumentReading Read(
        ReadOnlyMemory<byte> content,
        string contentType,
        EditionCatalog editions,
        CancellationToken cancellation
    )
    {
        var type = ParseType(contentType);
        var format = Detect(content, FindDeclared(type));
        return format is ReadableFormat readable
            ? readable.Read(new(content, type.CharSet ?? "", editions), cancellation)
            : throw UnknownType(format.MediaTypes[0]);
    }

    private IntakeFormat Detect(ReadOnlyMemory<byte> content, IntakeFormat declared)
    {
        var probe = new ContentProbe(content);
        if (Array.Find(_formats, f => f.Matches(probe)) is { } recognised)
        {
            return recognised;
        }

        if (probe.IsPackage)
        {
            throw DocumentErrors.Unreadable("压缩包里没有可以读取的文档，请确认文件类型");
        }

        return declared.HasSignature ? throw DocumentErrors.Unreadable(declared.SignatureMissing) : declared;
    }

    private IntakeFormat FindDeclared(ContentType type) =>
        _byMediaType.TryGetValue(type.MediaType, out var format) ? format : throw UnknownType(type.MediaType);

    private ContentType ParseType(string text)
    {
        try
        {
            return new(text);
        }
        catch (FormatException)
        {
            throw UnknownType(text);
        }
    }

    private ApiException UnknownType(string type) =>
        new(
            ErrorCode.InvalidArgument,
            "UNKNOWN_CONTENT_TYPE",
            $"'{type}' is not read; these are: {string.Join(", ", _byMediaType.Keys)}.",
            $"不支持的文件类型“{type}”，可导入 {Titles(isOwnExport: false)} 和本系统导出的 {Titles(isOwnExport: true)}；其他格式请先另存为 docx。"
        )
        {
            Metadata = new Dictionary<string, string> { ["content_type"] = type },
        };

    private string Titles(bool isOwnExport) =>
        string.Join("、", _formats.Where(f => f.IsOwnExport == isOwnExport).Select(f => f.Title).Distinct());
}

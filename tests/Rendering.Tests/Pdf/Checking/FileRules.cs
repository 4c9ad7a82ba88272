using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Disclosure.Rendering.Tests.Pdf.Reading;

namespace Disclosure.Rendering.Tests.Pdf.Checking;

/// <summary>The file, its catalog, its metadata and its colours.</summary>
internal static class FileRules
{
    private static readonly XNamespace s_rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace s_dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace s_pdfa = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace s_pdfua = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace s_pdf = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace s_xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace s_schema = "http://www.aiim.org/pdfa/ns/schema#";

    private static readonly string[] s_forbiddenActions =
    [
        "JavaScript",
        "Launch",
        "Sound",
        "Movie",
        "ResetForm",
        "ImportData",
    ];

    public static IReadOnlyList<PdfRule> All { get; } =
    [
        new("A2 6.1.2", "begins with %PDF-1.n and a comment of four bytes above 127", file => HasHeader(file.Bytes)),
        new(
            "A2 6.1.3-1",
            "the trailer has an identifier of two strings",
            file =>
                file.List(file.Trailer.GetValueOrDefault("ID"))
                    is [PdfString { Value.Length: >= 16 }, PdfString { Value.Length: >= 16 }]
        ),
        new("A2 6.1.3-2", "the file is not encrypted", file => !file.Trailer.ContainsKey("Encrypt")),
        new(
            "A2 6.1.3-3",
            "nothing follows the last %%EOF",
            file => Encoding.ASCII.GetString(file.Bytes[^6..]) is "%%EOF\n"
        ),
        new(
            "A2 6.1.7.1",
            "streams are inside the file and of their length",
            file =>
                Streams(file)
                    .All(s =>
                        !s.Entries.ContainsKey("F")
                        && (s.Entries.GetValueOrDefault("Length") is not decimal l || l == s.Stored.Length)
                    )
        ),
        new(
            "A2 6.1.7.2",
            "streams are packed by Flate or are JPEG",
            file =>
                Streams(file)
                    .All(s =>
                        s.Entries.GetValueOrDefault("Filter") is null or PdfName { Value: "FlateDecode" or "DCTDecode" }
                    )
        ),
        new("A2 6.2.3", "an output intent has a profile of as many components as it says", HasOutputIntent),
        new(
            "A2 6.2.10",
            "no transparency is used",
            file => !Dictionaries(file).Any(d => d.ContainsKey("SMask") || d.ContainsKey("ca") || d.ContainsKey("BM"))
        ),
        new(
            "A2 6.5.1",
            "no action runs anything",
            file => !Dictionaries(file).Any(d => s_forbiddenActions.Contains(file.Name(d.GetValueOrDefault("S")) ?? ""))
        ),
        new(
            "A2 6.6.2.1",
            "metadata stand in plain in the catalog",
            file =>
                file.Resolve(file.Catalog.GetValueOrDefault("Metadata")) is PdfStream s
                && !s.Entries.ContainsKey("Filter")
                && Xmp(file) is not null
        ),
        new(
            "A2 6.6.2.3",
            "properties of one's own are described",
            file =>
                Xmp(file)?.Descendants(s_schema + "namespaceURI").Any(e => e.Value == s_pdfua.NamespaceName) ?? false
        ),
        new("A2 6.6.3", "the two accounts of the file agree", InfoAgrees),
        new(
            "A2 6.6.4",
            "says that it is PDF/A-2a",
            file => Value(file, s_pdfa + "part") == "2" && Value(file, s_pdfa + "conformance") == "A"
        ),
        new(
            "A2 6.8",
            "nothing is attached",
            file => !file.Dictionary(file.Catalog.GetValueOrDefault("Names")).ContainsKey("EmbeddedFiles")
        ),
        new("A2 6.9", "no layers are used", file => !file.Catalog.ContainsKey("OCProperties")),
        new("UA 5", "says that it is PDF/UA-1", file => Value(file, s_pdfua + "part") == "1"),
        new("UA 7.1-9", "has a title", file => Value(file, s_dc + "title") is { Length: > 0 }),
        new(
            "UA 7.1-10",
            "shows its title",
            file =>
                file.Dictionary(file.Catalog.GetValueOrDefault("ViewerPreferences"))
                    .GetValueOrDefault("DisplayDocTitle")
                    is true
        ),
        new(
            "UA 7.2-34",
            "says its language",
            file =>
                file.Text(file.Catalog.GetValueOrDefault("Lang")) is { Length: > 1 } lang
                && lang.Split('-')[0].All(char.IsAsciiLetter)
        ),
        new(
            "UA 7.18.3",
            "tabs follow the structure",
            file => file.Pages.All(p => file.Name(p.Page.GetValueOrDefault("Tabs")) == "S")
        ),
    ];

    private static bool HasHeader(byte[] bytes) =>
        Encoding.Latin1.GetString(bytes, 0, 14) is var head
        && head.StartsWith("%PDF-1.", StringComparison.Ordinal)
        && head[9] == '%'
        && head[10..14].All(c => c > 127);

    private static bool HasOutputIntent(PdfFile file)
    {
        var intent =
            file.List(file.Catalog.GetValueOrDefault("OutputIntents")).Select(file.Dictionary).FirstOrDefault() ?? [];
        if (
            file.Name(intent.GetValueOrDefault("S")) != "GTS_PDFA1"
            || file.Resolve(intent.GetValueOrDefault("DestOutputProfile")) is not PdfStream stream
        )
        {
            return false;
        }

        var profile = PdfFile.Decode(stream);
        return BinaryPrimitives.ReadInt32BigEndian(profile) == profile.Length
            && Encoding.ASCII.GetString(profile, 36, 4) == "acsp"
            && Encoding.ASCII.GetString(profile, 16, 4) == "RGB "
            && stream.Entries.GetValueOrDefault("N") is 3m;
    }

    private static bool InfoAgrees(PdfFile file)
    {
        var info = file.Dictionary(file.Trailer.GetValueOrDefault("Info"));
        (string Key, XName Name)[] pairs =
        [
            ("Title", s_dc + "title"),
            ("Author", s_dc + "creator"),
            ("Creator", s_xmp + "CreatorTool"),
            ("Producer", s_pdf + "Producer"),
        ];
        return pairs.All(p => file.Text(info.GetValueOrDefault(p.Key)) == Value(file, p.Name));
    }

    private static string? Value(PdfFile file, XName name) =>
        Xmp(file)?.Descendants(name).FirstOrDefault()?.Value.Trim();

    private static XElement? Xmp(PdfFile file) =>
        file.Resolve(file.Catalog.GetValueOrDefault("Metadata")) is PdfStream stream
            ? XDocument
                .Parse(Encoding.UTF8.GetString(PdfFile.Decode(stream)))
                .Descendants(s_rdf + "RDF")
                .FirstOrDefault()
            : null;

    private static IEnumerable<PdfStream> Streams(PdfFile file) => file.Objects.Values.OfType<PdfStream>();

    private static IEnumerable<Dictionary<string, object?>> Dictionaries(PdfFile file) =>
        file.Objects.Values.OfType<Dictionary<string, object?>>().Concat(Streams(file).Select(s => s.Entries));
}

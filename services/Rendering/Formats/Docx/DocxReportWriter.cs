using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Packaging;

namespace Disclosure.Rendering.Formats.Docx;

/// <summary>
/// WordprocessingML as an agency would send it (GB/T 9704-2012): parts written straight into a package, the same bytes
/// every time.
/// </summary>
/// <remarks>[Content_Types].xml goes first, as many readers expect.</remarks>
internal sealed class DocxReportWriter : IReportWriter
{
    private static readonly (string Name, byte[] Content)[] s_before =
    [
        ("[Content_Types].xml", Part("content_types.xml")),
        ("_rels/.rels", Part("package.rels")),
    ];

    private static readonly (string Name, byte[] Content)[] s_after =
    [
        ("word/styles.xml", Part("styles.xml")),
        ("word/settings.xml", Part("settings.xml")),
        ("word/fontTable.xml", Part("fontTable.xml")),
        ("word/footer1.xml", Part("footer1.xml")),
        ("word/footer2.xml", Part("footer2.xml")),
    ];

    private static readonly byte[] s_relationships = Part("document.rels");
    private static readonly byte[] s_numbering = Part("numbering.xml");

    public byte[] Write(ReportContent content)
    {
        var document = DocumentComposer.Compose(content);
        // Stored, not deflated: the same bytes with every runtime.
        using var zip = new StoredZipArchive();
        foreach (var (name, part) in s_before)
        {
            zip.Add(name, part);
        }

        var parts = new DocxParts();
        zip.Add("word/document.xml", DocxBody.Write(document, parts));
        // After the body: relationships and numberings are collected while it is written.
        zip.Add("word/_rels/document.xml.rels", parts.Relationships(s_relationships));
        zip.Add("word/numbering.xml", parts.Numbering(s_numbering));
        foreach (var (name, part) in s_after)
        {
            zip.Add(name, part);
        }

        foreach (var (name, file) in parts.Files)
        {
            zip.Add(name, file.Span);
        }

        return zip.Add("docProps/core.xml", CorePropertiesPart.Write(document.Title, content.AgencyName)).ToArray();
    }

    private static byte[] Part(string file) => EmbeddedResource.Read($"Formats.Docx.Parts.{file}");
}

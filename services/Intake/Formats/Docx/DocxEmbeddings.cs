using Disclosure.Intake.Domain.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>
/// Other documents inside a Word document: pasted files (altChunk, 17.17.2.1), subdocuments, and objects such as a
/// worksheet. They are not read, which is said.
/// </summary>
internal sealed class DocxEmbeddings(MainDocumentPart main, LeftOutContent leftOut)
{
    /// <summary>Notes a pasted file or subdocument.</summary>
    public void Note(OpenXmlElement element) =>
        leftOut.Add(LeftOutKind.Embedded, Title(DocxElement.Attribute(element, "id")));

    /// <summary>Notes the objects of a paragraph.</summary>
    public void NoteObjects(OpenXmlElement paragraph)
    {
        foreach (var found in paragraph.Descendants().Where(e => e.LocalName == "OLEObject"))
        {
            leftOut.Add(LeftOutKind.Embedded, DocxElement.Attribute(found, "ProgID") ?? "OLE 对象");
        }
    }

    // What its address says of the kind of document.
    private string Title(string? relationship)
    {
        if (relationship is null || !main.TryGetPartById(relationship, out var part))
        {
            return "外部文档";
        }

        return Path.GetExtension(part.Uri.OriginalString).TrimStart('.').ToUpperInvariant() switch
        {
            "HTM" or "HTML" or "MHT" or "XHTML" => "网页",
            "DOCX" or "DOC" or "RTF" => "Word 文档",
            "TXT" => "文本",
            _ => "其他文档",
        };
    }
}

using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Writing;

namespace Disclosure.Rendering.Docx;

/// <summary>
/// WordprocessingML as an office would send it (GB/T 9704-2012): parts written straight into a package, the same bytes
/// every time.
/// </summary>
internal sealed class DocxWriter : IReportWriter
{
    private static readonly (string Name, byte[] Content)[] s_before =
    [
        ("[Content_Types].xml", Part("content_types.xml")),
        ("_rels/.rels", Part("package.rels")),
    ];

    private static readonly (string Name, byte[] Content)[] s_after =
    [
        ("word/_rels/document.xml.rels", Part("document.rels")),
        ("word/styles.xml", Part("styles.xml")),
        ("word/settings.xml", Part("settings.xml")),
        ("word/fontTable.xml", Part("fontTable.xml")),
        ("word/footer1.xml", Part("footer1.xml")),
        ("word/footer2.xml", Part("footer2.xml")),
    ];

    public string Format => "docx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public byte[] Write(ReportContent content)
    {
        var document = Composer.Compose(content);
        var zip = new StoredZip();
        foreach (var (name, part) in s_before)
        {
            zip.Add(name, part);
        }

        zip.Add("word/document.xml", DocxBody.Write(document).Written);
        foreach (var (name, part) in s_after)
        {
            zip.Add(name, part);
        }

        return zip.Add("docProps/core.xml", Core(document.Title, content.AgencyName).Written).ToArray();
    }

    // No dates: the same report is the same file, whenever it is made.
    private static MarkupBuffer Core(string title, string creator) =>
        new MarkupBuffer(1024)
            .Raw(
                """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>
                """u8
            )
            .Text(title)
            .Raw("</dc:title><dc:creator>"u8)
            .Text(creator)
            .Raw("</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"u8);

    private static byte[] Part(string file) => Resource.Read($"Docx.Parts.{file}");
}

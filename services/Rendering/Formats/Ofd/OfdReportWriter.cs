using System.Security.Cryptography;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Markup;
using Disclosure.Rendering.Packaging;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>The same pages as the exchange of official documents asks for them (GB/T 33190-2016), fonts inside.</summary>
internal sealed class OfdReportWriter(FontLibrary library, FontSubsetCache subsets) : IReportWriter
{
    public byte[] Write(ReportContent content) => Render(content).Content;

    public RenderedDocument Render(ReportContent content)
    {
        // Layout is done anew for each format: it is the same for all, since it depends on the content alone.
        var document = DocumentLayout.Arrange(DocumentComposer.Compose(content), content.AgencyName, library.Faces);
        return new(Write(document), document.Notes);
    }

    // Object ids are drawn in a fixed order: fonts, pictures, pages, then what is on the pages.
    private byte[] Write(PagedDocument document)
    {
        var ids = new OfdIds();
        var fonts = FontUsage
            .Collect(document)
            // ids.Next() runs in the order of first use of the faces.
            .ToDictionary(u => u.Face, u => new OfdFont(ids.Next(), subsets.Get(u.Face, u.Characters.Keys)));
        var images = document
            .Pages.SelectMany(p => p.Items)
            .OfType<PageImage>()
            .Select(i => i.Image)
            // The same picture on two pages is one resource.
            .Distinct()
            .ToDictionary(i => i, _ => ids.Next());
        var pageIds = document.Pages.Select(_ => ids.Next()).ToArray();
        // Pages come before the layers on them, so page ids are known to the outline.
        var writer = new OfdPageWriter(fonts, images, ids);
        var pages = document.Pages.Select(writer.Write).ToArray();
        var zip = new StoredZipArchive()
            // After the pages: the document's id is a digest of what they show.
            .Add("OFD.xml", Root(document, DigestOf(pages)).Written)
            .Add("Doc_0/Document.xml", Body(document, pageIds, ids.Last).Written)
            .Add("Doc_0/PublicRes.xml", Fonts(fonts.Values).Written)
            .Add("Doc_0/DocumentRes.xml", Media(images).Written);
        for (var i = 0; i < pages.Length; i++)
        {
            zip.Add($"Doc_0/Pages/Page_{i}/Content.xml", pages[i].Written);
        }

        foreach (var font in fonts.Values)
        {
            zip.Add($"Doc_0/Res/{FileName(font)}", font.Subset.File);
        }

        foreach (var (image, id) in images)
        {
            zip.Add($"Doc_0/Res/{FileName(image, id)}", image.Content.Span);
        }

        return zip.ToArray();
    }

    // OFD.xml: the entry point of a package and the description of its document.
    private static MarkupBuffer Root(PagedDocument document, string id) =>
        new MarkupBuffer(1024)
            .Raw(OfdXml.Declaration)
            .Raw("<ofd:OFD "u8)
            .Raw(OfdXml.Namespace)
            .Raw(" Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>"u8)
            .Text(id)
            .Raw("</ofd:DocID><ofd:Title>"u8)
            .Text(document.Title)
            .Raw("</ofd:Title><ofd:Author>"u8)
            .Text(document.Author)
            .Raw("</ofd:Author><ofd:Creator>Disclosure</ofd:Creator></ofd:DocInfo>"u8)
            .Raw("<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"u8);

    // Document.xml: resources, pages and outline.
    private static MarkupBuffer Body(PagedDocument document, int[] pages, int lastId)
    {
        // All documents have a page: the paginator closes at least one.
        var first = document.Pages[0];
        var xml = new MarkupBuffer(8 * 1024)
            .Raw(OfdXml.Declaration)
            .Raw("<ofd:Document "u8)
            .Raw(OfdXml.Namespace)
            // MaxUnitID must not be below any id in use; viewers add objects above it.
            .Raw("><ofd:CommonData><ofd:MaxUnitID>"u8)
            .Number(lastId)
            .Raw("</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>"u8)
            .PageBox(first.Width, first.Height)
            .Raw("</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"u8)
            .Raw("<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"u8)
            .Raw("<ofd:Pages>"u8);
        for (var i = 0; i < pages.Length; i++)
        {
            xml.Raw("<ofd:Page ID=\""u8).Number(pages[i]).Raw("\" BaseLoc=\"Pages/Page_"u8);
            xml.Number(i).Raw("/Content.xml\"/>"u8);
        }

        OfdOutline.Write(xml.Raw("</ofd:Pages>"u8), document.Bookmarks, pages);
        return xml.Raw("</ofd:Document>"u8);
    }

    // PublicRes.xml: the embedded fonts.
    private static MarkupBuffer Fonts(IEnumerable<OfdFont> fonts)
    {
        var xml = new MarkupBuffer(2048).Raw(OfdXml.Declaration).Raw("<ofd:Res "u8).Raw(OfdXml.Namespace);
        xml.Raw(" BaseLoc=\"Res\"><ofd:Fonts>"u8);
        foreach (var font in fonts)
        {
            xml.Raw("<ofd:Font ID=\""u8).Number(font.Id).Raw("\" FontName=\""u8).Text(font.Subset.Face.Name);
            xml.Raw("\"><ofd:FontFile>"u8).Text(FileName(font)).Raw("</ofd:FontFile></ofd:Font>"u8);
        }

        return xml.Raw("</ofd:Fonts></ofd:Res>"u8);
    }

    // DocumentRes.xml: the pictures.
    private static MarkupBuffer Media(Dictionary<RasterImage, int> images)
    {
        var xml = new MarkupBuffer(1024).Raw(OfdXml.Declaration).Raw("<ofd:Res "u8).Raw(OfdXml.Namespace);
        xml.Raw(" BaseLoc=\"Res\">"u8);
        if (images.Count > 0)
        {
            xml.Raw("<ofd:MultiMedias>"u8);
            foreach (var (image, id) in images)
            {
                xml.Raw("<ofd:MultiMedia ID=\""u8).Number(id).Raw("\" Type=\"Image\"><ofd:MediaFile>"u8);
                xml.Text(FileName(image, id)).Raw("</ofd:MediaFile></ofd:MultiMedia>"u8);
            }

            xml.Raw("</ofd:MultiMedias>"u8);
        }

        return xml.Raw("</ofd:Res>"u8);
    }

    private static string FileName(RasterImage image, int id) => $"image_{id}.{image.FileExtension}";

    private static string FileName(OfdFont font) => $"font_{font.Id}.{(font.Subset.Face.Tables.IsCff ? "otf" : "ttf")}";

    // Of what the pages show: the same report has the same number.
    private static string DigestOf(MarkupBuffer[] pages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Fonts and pictures are not in it; their ids and what the pages say are.
        foreach (var page in pages)
        {
            hash.AppendData(page.Written);
        }

        // Half of SHA-256: 32 digits, as a UUID without hyphens has.
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}

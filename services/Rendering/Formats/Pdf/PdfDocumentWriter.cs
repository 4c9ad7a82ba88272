using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Pictures;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>A set document as PDF 1.7, as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask for it.</summary>
internal sealed class PdfDocumentWriter(PagedDocument document, FontSubsetCache subsets, PdfFontPrograms programs)
{
    // Of all pictures together: the file is answered in one message.
    // 20 MiB, below the limit of a message.
    private const long MaxImageBytes = 20 * 1024 * 1024;

    private readonly PdfObjectWriter _objects = new();
    private readonly Dictionary<FontFace, PdfFont> _fonts = [];
    private readonly Dictionary<RasterImage, PdfImage> _images = [];

    /// <summary>Writes the whole file.</summary>
    public byte[] Write()
    {
        // Reserved first: other objects refer to it before it can be written.
        var catalog = _objects.Reserve();
        var resources = WriteResources();
        // Filled by the pages, written after them.
        var structure = new PdfStructureTree(_objects, document.Structure);
        var form = new PdfSignatureForm(_objects);
        var pages = WritePages(resources, structure, form, out var tree);
        var outline = new PdfOutline(_objects, pages, document).Write();
        _objects.Set(catalog, Catalog(tree, outline, structure.Write(), form));
        var info = _objects.Add(PdfMetadata.Info(document.Title, document.Author));
        return _objects.Write(catalog, info);
    }

    // Fonts and pictures are shared by all pages through one resource dictionary.
    private int WriteResources()
    {
        var resources = new PdfBuffer().Raw("<</Font<<"u8);
        foreach (var usage in FontUsage.Collect(document))
        {
            var font = new PdfFont(usage, subsets.Get(usage.Face, usage.Characters.Keys), $"F{_fonts.Count + 1}");
            _fonts.Add(usage.Face, font);
            resources.Raw("/"u8).Ascii(font.Name).Raw(" "u8).Reference(font.Write(_objects, programs));
        }

        resources.Raw(">>/XObject<<"u8);
        var shown = document.Pages.SelectMany(p => p.Items).OfType<PageImage>().Select(i => i.Image).Distinct();
        // What the pictures that follow need at least is kept for them.
        RasterImage[] images = [.. shown];
        var room = MaxImageBytes - images.Sum(NeedOf);
        foreach (var image in images)
        {
            // A picture that needs less than its share leaves the rest to those that follow.
            var written = PdfImage.Write(_objects, image, $"I{_images.Count + 1}", NeedOf(image) + Math.Max(0, room));
            room += NeedOf(image) - written.Size;
            _images.Add(image, written);
            resources.Raw("/"u8).Ascii(written.Name).Raw(" "u8).Reference(written.Id);
        }

        return _objects.Add(resources.Raw(">>>>"u8));
    }

    private static long NeedOf(RasterImage image) => image.Content.Length + (long)PhotoEncoder.Allowance;

    // Page objects are reserved first: the outline and the structure tree refer to them.
    private int[] WritePages(int resources, PdfStructureTree structure, PdfSignatureForm form, out int tree)
    {
        // The tree is the parent of every page, so its number must be known first.
        tree = _objects.Reserve();
        var ids = document.Pages.Select(_ => _objects.Reserve()).ToArray();
        var content = new PdfContentStream(_fonts, _images);
        for (var i = 0; i < ids.Length; i++)
        {
            var page = document.Pages[i];
            // The content buffer is reused: it is compressed before the next page is drawn.
            var (drawn, marks) = content.Write(page);
            var stream = _objects.AddStream(default, drawn.Written);
            structure.Add(i, ids[i], marks);
            var entries = new PdfBuffer()
                .Raw("<</Type/Page/Parent "u8)
                .Reference(tree)
                .Raw("/MediaBox[0 0 "u8)
                .Decimal(page.Width)
                .Raw(" "u8)
                .Decimal(page.Height)
                .Raw("]/Resources "u8)
                .Reference(resources)
                .Raw("/Contents "u8)
                .Reference(stream)
                // Tab order by structure, and the page's key in the tree of parents.
                .Raw("/Tabs/S/StructParents "u8)
                .Number(i);
            form.Add(page, ids[i], entries);
            _objects.Set(ids[i], entries.Raw(">>"u8));
        }

        // After the pages: keys of fields follow those of pages.
        form.Write(structure, content, resources, key: ids.Length);
        var kids = new PdfBuffer().Raw("<</Type/Pages/Count "u8).Number(ids.Length).Raw("/Kids["u8);
        foreach (var id in ids)
        {
            kids.Reference(id).Raw(" "u8);
        }

        _objects.Set(tree, kids.Raw("]>>"u8));
        return ids;
    }

    // The catalog declares what PDF/A and PDF/UA ask for: language, tagging, title, output intent.
    private PdfBuffer Catalog(int pages, int? outline, int structure, PdfSignatureForm form)
    {
        var xmp = PdfMetadata.Xmp(document.Title, document.Author);
        // XMP is read without decompression, as PDF/A asks.
        var metadata = _objects.AddUncompressed("/Type/Metadata/Subtype/XML"u8, xmp.Written);
        // Three components: RGB.
        var profile = _objects.AddStream("/N 3"u8, IccProfile.Srgb);
        var catalog = new PdfBuffer()
            .Raw("<</Type/Catalog/Pages "u8)
            .Reference(pages)
            .Raw("/Metadata "u8)
            .Reference(metadata)
            .Raw("/StructTreeRoot "u8)
            .Reference(structure)
            .Raw("/MarkInfo<</Marked true>>/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>"u8)
            .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"u8)
            .Raw("/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8)
            .Reference(profile)
            .Raw(">>]"u8);
        if (outline is { } id)
        {
            // Viewers open the outline beside the pages.
            catalog.Raw("/Outlines "u8).Reference(id).Raw("/PageMode/UseOutlines"u8);
        }

        form.WriteEntry(catalog);
        return catalog.Raw(">>"u8);
    }
}

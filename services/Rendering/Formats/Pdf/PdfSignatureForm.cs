using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>
/// Fields without a value (ISO 32000-1, 12.7): empty signature fields, which a signer fills by an update that is written
/// behind the file. Nothing here says that anything was signed.
/// </summary>
internal sealed class PdfSignatureForm(PdfObjectWriter objects)
{
    // Is printed; stays where it is.
    // Print is 4, Locked is 128 (12.5.3).
    private const int Flags = 4 + 128;

    private readonly List<(PageSignatureField Field, LayoutPage Page, int PageId, int Id)> _fields = [];

    /// <summary>Takes in the fields of a page, and tells the page's own entries of them.</summary>
    public void Add(LayoutPage page, int pageId, PdfBuffer entries)
    {
        var fields = page.Items.OfType<PageSignatureField>().ToArray();
        if (fields.Length == 0)
        {
            return;
        }

        // Only pages with fields have an entry.
        entries.Raw("/Annots["u8);
        foreach (var field in fields)
        {
            // Numbers are reserved now, since the page is written before the field is.
            _fields.Add((field, page, pageId, objects.Reserve()));
            entries.Reference(_fields[^1].Id).Raw(" "u8);
        }

        entries.Raw("]"u8);
    }

    /// <param name="key">Of the first field in the structure's tree of parents: one past the last page's.</param>
    public void Write(PdfStructureTree structure, PdfContentStream content, int resources, int key)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            // The appearance is decoration alone; the field is one object of the structure.
            var (field, page, pageId, id) = _fields[i];
            objects.Set(
                id,
                Widget(i, field, page, pageId, key + i, WriteAppearance(field.Appearance, content, resources))
            );
            structure.AddObject(key + i, pageId, id, field.Element);
        }
    }

    /// <summary>The catalog's entry; nothing where there are no fields.</summary>
    public void WriteEntry(PdfBuffer catalog)
    {
        if (_fields.Count > 0)
        {
            // 1: there are fields to sign.
            catalog.Raw("/AcroForm<</SigFlags 1/Fields["u8);
            foreach (var (_, _, _, id) in _fields)
            {
                catalog.Reference(id).Raw(" "u8);
            }

            catalog.Raw("]>>"u8);
        }
    }

    // The field and its one place on a page are one object.
    private static PdfBuffer Widget(
        int index,
        PageSignatureField field,
        LayoutPage page,
        int pageId,
        int key,
        int look
    ) =>
        new PdfBuffer()
            .Raw("<</Type/Annot/Subtype/Widget/FT/Sig/T(signature"u8)
            .Number(index + 1)
            .Raw(")/TU "u8)
            .Text(field.Element.AlternativeText)
            .Raw("/F "u8)
            .Number(Flags)
            .Raw("/Rect["u8)
            .Decimal(field.X)
            .Raw(" "u8)
            // From the bottom of the page.
            .Decimal(page.Height - field.Y - field.Appearance.Height)
            .Raw(" "u8)
            .Decimal(field.X + field.Appearance.Width)
            .Raw(" "u8)
            .Decimal(page.Height - field.Y)
            .Raw("]/P "u8)
            .Reference(pageId)
            .Raw("/StructParent "u8)
            .Number(key)
            .Raw("/AP<</N "u8)
            .Reference(look)
            .Raw(">>>>"u8);

    private int WriteAppearance(LayoutPage look, PdfContentStream content, int resources)
    {
        var entries = new PdfBuffer()
            .Raw("/Type/XObject/Subtype/Form/BBox[0 0 "u8)
            .Decimal(look.Width)
            .Raw(" "u8)
            .Decimal(look.Height)
            .Raw("]/Resources "u8)
            .Reference(resources);
        return objects.AddStream(entries.Written, content.Write(look).Content.Written);
    }
}

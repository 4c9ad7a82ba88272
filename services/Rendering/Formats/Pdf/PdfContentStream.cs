using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>What a page shows: marked content of each element, everything else as an artifact (ISO 32000-1, 14.7-14.8).</summary>
/// <remarks>Reused for all pages: the buffer that Write answers holds until the next Write.</remarks>
internal sealed class PdfContentStream(
    IReadOnlyDictionary<FontFace, PdfFont> fonts,
    IReadOnlyDictionary<RasterImage, PdfImage> images
)
{
    private readonly PdfBuffer _content = new(32 * 1024);

    /// <summary>The content, and the element of each piece of marked content by its number.</summary>
    public (PdfBuffer Content, IReadOnlyList<StructureTag> Marks) Write(LayoutPage page)
    {
        _content.Clear();
        var marked = new PdfMarkedContent(_content);
        var text = new PdfTextWriter(_content, marked, fonts);
        // Signature fields are laid over the page.
        foreach (var item in page.Items.Where(i => i is not PageSignatureField))
        {
            // Neighbouring items of one element share one marked sequence.
            marked.Enter(item.Tag);
            if (item is PageText line)
            {
                text.Write(line, page.Height);
            }
            else
            {
                marked.OpenGraphic();
                WriteGraphic(item, page.Height);
            }
        }

        marked.Close();
        return (_content, marked.Marks);
    }

    // PDF measures from the bottom of the page, the layout from the top.
    private void WriteGraphic(PageItem item, int height)
    {
        switch (item)
        {
            case PageRule rule:
                WriteRule(rule, height);
                break;
            case PageBox box:
                WriteColour(box.Fill, "rg"u8).Decimal(box.Thickness).Raw(" w "u8);
                WritePlace(box.X, height - box.Y - box.Height);
                WritePlace(box.Width, box.Height).Raw("re B Q\n"u8);
                break;
            case PageImage image:
                // A picture is a unit square; the matrix gives it size and place.
                _content.Raw("q "u8).Decimal(image.Width).Raw(" 0 0 "u8).Decimal(image.Height).Raw(" "u8);
                WritePlace(image.X, height - image.Y - image.Height);
                _content.Raw("cm /"u8).Ascii(images[image.Image].Name).Raw(" Do Q\n"u8);
                break;
        }
    }

    private PdfBuffer WritePlace(int x, int y) => _content.Decimal(x).Raw(" "u8).Decimal(y).Raw(" "u8);

    // Thousandths of the brightest.
    private PdfBuffer WriteColour(RgbColor colour, ReadOnlySpan<byte> operation)
    {
        _content.Raw("q "u8);
        foreach (var part in (ReadOnlySpan<byte>)[colour.Red, colour.Green, colour.Blue])
        {
            // Half of 255 rounds to the nearest.
            _content.Decimal(((part * 1000) + 127) / 255).Raw(" "u8);
        }

        return _content.Raw(operation).Raw(" "u8);
    }

    private void WriteRule(PageRule rule, int height) =>
        (rule.Color == default ? _content.Raw("q "u8) : WriteColour(rule.Color, "RG"u8))
            .Decimal(rule.Thickness)
            .Raw(" w "u8)
            .Decimal(rule.X1)
            .Raw(" "u8)
            .Decimal(height - rule.Y1)
            .Raw(" m "u8)
            .Decimal(rule.X2)
            .Raw(" "u8)
            .Decimal(height - rule.Y2)
            .Raw(" l S Q\n"u8);
}

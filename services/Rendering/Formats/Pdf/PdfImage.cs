using Disclosure.Imaging;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Pictures;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>A picture of the file: JPEG as it is, PNG as plain pixels on white paper.</summary>
/// <param name="Name">Its name in content.</param>
internal sealed record PdfImage(int Id, string Name)
{
    public static PdfImage Write(PdfObjectWriter objects, RasterImage image, string name) =>
        new(image.MediaType == "image/jpeg" ? WriteJpeg(objects, image) : WritePng(objects, image), name);

    private static int WriteJpeg(PdfObjectWriter objects, RasterImage image)
    {
        var isGray = JpegHeader.Read(image.Content.Span).Components == 1;
        var entries = Entries(image.Width, image.Height).Raw("/Filter/DCTDecode/ColorSpace"u8);
        return objects.AddUncompressed(
            entries.Raw(isGray ? "/DeviceGray"u8 : "/DeviceRGB"u8).Written,
            image.Content.Span
        );
    }

    private static int WritePng(PdfObjectWriter objects, RasterImage image)
    {
        var pixels = PictureDecoder.DecodePngOnWhite(image.Content.Span);
        return objects.AddStream(Entries(image.Width, image.Height).Raw("/ColorSpace/DeviceRGB"u8).Written, pixels);
    }

    private static PdfBuffer Entries(int width, int height) =>
        new PdfBuffer(256)
            .Raw("/Type/XObject/Subtype/Image/BitsPerComponent 8/Width "u8)
            .Number(width)
            .Raw("/Height "u8)
            .Number(height);
}

using Disclosure.Imaging;
using Disclosure.Rendering.Compression;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Pictures;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>A picture of the file: JPEG as it is, PNG as plain pixels on white paper, or as JPEG where these would be too many.</summary>
/// <param name="Name">Its name in content.</param>
/// <param name="Size">Bytes that it takes.</param>
internal sealed record PdfImage(int Id, string Name, int Size)
{
    /// <param name="most">Bytes that a PNG may take, more than its own by <see cref="PhotoEncoder.Allowance"/> at least.</param>
    public static PdfImage Write(PdfObjectWriter objects, RasterImage image, string name, long most) =>
        image.MediaType == "image/jpeg"
            ? new(WriteJpeg(objects, image.Content.Span, image.Width, image.Height), name, image.Content.Length)
            : WritePng(objects, image, name, most);

    private static int WriteJpeg(PdfObjectWriter objects, ReadOnlySpan<byte> jpeg, int width, int height)
    {
        // CMYK was converted to RGB before, so one component or three.
        var isGray = JpegHeader.Read(jpeg).Components == 1;
        var entries = Entries(width, height).Raw("/Filter/DCTDecode/ColorSpace"u8);
        return objects.AddUncompressed(entries.Raw(isGray ? "/DeviceGray"u8 : "/DeviceRGB"u8).Written, jpeg);
    }

    private static PdfImage WritePng(PdfObjectWriter objects, RasterImage image, string name, long most)
    {
        var pixels = PictureDecoder.DecodePngOnWhite(image.Content.Span);
        // Losslessly first; only where that is too much is it made a photograph.
        var compressed = ZlibCompressor.Compress(pixels);
        if (compressed.Length <= most)
        {
            var entries = Entries(image.Width, image.Height).Raw("/ColorSpace/DeviceRGB"u8);
            return new(objects.AddCompressed(entries.Written, compressed), name, compressed.Length);
        }

        using var bitmap = PictureDecoder.CreateBitmap(pixels, image.Width, image.Height);
        // It may be scaled down as well, hence its new size.
        var (jpeg, width, height) = PhotoEncoder.Write(bitmap, most);
        return new(WriteJpeg(objects, jpeg, width, height), name, jpeg.Length);
    }

    private static PdfBuffer Entries(int width, int height) =>
        new PdfBuffer(256)
            .Raw("/Type/XObject/Subtype/Image/BitsPerComponent 8/Width "u8)
            .Number(width)
            .Raw("/Height "u8)
            .Number(height);
}

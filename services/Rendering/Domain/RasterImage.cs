using Disclosure.Imaging;

namespace Disclosure.Rendering.Domain;

/// <summary>A picture file and the size that its header declares.</summary>
/// <param name="MediaType">image/png, image/jpeg or image/webp.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <remarks>Compared by reference of its memory: the same picture used twice is written once.</remarks>
internal sealed record RasterImage(string MediaType, ReadOnlyMemory<byte> Content, int Width, int Height)
    : FigureGraphic
{
    /// <summary>Extension of its files, such as <c>png</c>.</summary>
    public string FileExtension => MediaType["image/".Length..];

    /// <summary>Recognizes the format by the bytes. False where they are no PNG, JPEG or WebP.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> content, out RasterImage? image)
    {
        // Only the header is read here; the pixels are decoded where a format needs them.
        image = PictureHeader.Read(content.Span) is var (type, width, height)
            ? new(type, content, width, height)
            : null;
        return image is not null;
    }
}

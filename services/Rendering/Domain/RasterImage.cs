using Disclosure.Imaging;

namespace Disclosure.Rendering.Domain;

/// <summary>A picture file and the size that its header declares.</summary>
/// <param name="MediaType">image/png, image/jpeg or image/webp.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed record RasterImage(string MediaType, ReadOnlyMemory<byte> Content, int Width, int Height)
    : FigureGraphic
{
    /// <summary>Extension of its files, such as <c>png</c>.</summary>
    public string FileExtension => MediaType["image/".Length..];

    /// <summary>Recognizes the format by the bytes. False where they are no PNG, JPEG or WebP.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> content, out RasterImage? image)
    {
        image = PictureHeader.Read(content.Span) is var (type, width, height)
            ? new(type, content, width, height)
            : null;
        return image is not null;
    }
}

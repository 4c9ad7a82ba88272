using System.Diagnostics.CodeAnalysis;
using Disclosure.Imaging;
using Disclosure.Intake.Domain;
using Disclosure.Intake.Readers.Pages;
using UglyToad.PdfPig.Content;

namespace Disclosure.Intake.Readers.Pdf;

/// <summary>The pictures of a page of a PDF: photographs as they are in the file, others as PNG.</summary>
internal static class PdfPictures
{
    private const int MaxPictures = 200;

    public static IReadOnlyList<PagePicture> Of(Page page, PictureTray tray) =>
        page.NumberOfImages == 0
            ? []
            :
            [
                .. page.GetImages()
                    .Take(MaxPictures)
                    .Select(i =>
                        PagePicture.Of(
                            i.BoundingBox.Left,
                            page.Height - i.BoundingBox.Top,
                            i.BoundingBox.Right,
                            page.Height - i.BoundingBox.Bottom,
                            (page.Width, page.Height),
                            () => Take(i, tray)
                        )
                    )
                    .OfType<PagePicture>(),
            ];

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A picture that the library stumbles over is one that cannot be brought in, and counted as such."
    )]
    private static SourcePicture Take(IPdfImage image, PictureTray tray)
    {
        var raw = image.RawMemory.Span;
        if (tray.IsFull || (long)image.WidthInSamples * image.HeightInSamples > PixelLimit.MaxPixels)
        {
            return new(null, "");
        }

        try
        {
            return raw is [0xFF, 0xD8, ..] ? tray.Take(raw, "")
                : image.TryGetPng(out var png) ? tray.Take(png, "")
                : new(null, "");
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new(null, "");
        }
    }
}

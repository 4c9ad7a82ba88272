using System.Diagnostics.CodeAnalysis;
using Disclosure.Imaging;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Images;
using Disclosure.Intake.Formats.PageLayout;
using UglyToad.PdfPig.Content;

namespace Disclosure.Intake.Formats.Pdf;

/// <summary>The images of a page of a PDF: JPEG as it is in the file, others re-encoded as PNG.</summary>
internal static class PdfImages
{
    // Images of one page; more are left aside.
    private const int MaxPictures = 200;

    /// <summary>Those of a size that images of the text have, and those behind the whole page.</summary>
    public static IReadOnlyList<PageImage> Find(Page page, ImageCollector tray) =>
        page.NumberOfImages == 0
            ? []
            :
            [
                .. page.GetImages()
                    .Take(MaxPictures)
                    .Select(i =>
                        PageImage.Create(
                            i.BoundingBox.Left,
                            page.Height - i.BoundingBox.Top,
                            i.BoundingBox.Right,
                            page.Height - i.BoundingBox.Bottom,
                            (page.Width, page.Height),
                            () => Take(i, tray)
                        )
                    )
                    .OfType<PageImage>(),
            ];

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A picture that the library stumbles over is one that cannot be brought in, and counted as such."
    )]
    private static ExtractedImage Take(IPdfImage image, ImageCollector tray)
    {
        var raw = image.RawMemory.Span;
        if (tray.IsFull || (long)image.WidthInSamples * image.HeightInSamples > PixelLimit.MaxPixels)
        {
            return new(null, "");
        }

        try
        {
            return raw is [0xFF, 0xD8, ..] ? tray.Collect(raw, "")
                : image.TryGetPng(out var png) ? tray.Collect(png, "")
                : new(null, "");
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return new(null, "");
        }
    }
}

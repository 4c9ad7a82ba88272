using Disclosure.Imaging;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Images;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using V = DocumentFormat.OpenXml.Vml;
using W = DocumentFormat.OpenXml.Wordprocessing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>The images of a Word document where they are anchored. Linked images are never fetched.</summary>
internal sealed class DocxImages(MainDocumentPart main)
{
    private readonly ImageCollector _tray = new();

    /// <summary>Whether there is an image below an element, in DrawingML or the older VML.</summary>
    public static bool Contains(OpenXmlElement element) => element.Descendants().Any(e => e is A.Blip or V.ImageData);

    /// <summary>Those of a paragraph, without those of text boxes, which have paragraphs of their own.</summary>
    public IEnumerable<ExtractedImage> Find(W.Paragraph paragraph) =>
        paragraph
            .Descendants()
            .Where(e => e is A.Blip or V.ImageData && IsShown(e, paragraph))
            .Select(e =>
                e is A.Blip blip
                    ? Take(blip.Embed?.Value, Description(blip))
                    : Take(((V.ImageData)e).RelationshipId?.Value, ((V.ImageData)e).Title?.Value ?? "")
            );

    // Deleted images are gone; of alternative content only the first choice is read.
    private static bool IsShown(OpenXmlElement element, W.Paragraph paragraph)
    {
        for (var at = element.Parent; at is not null && at != paragraph; at = at.Parent)
        {
            if (at is W.Paragraph or W.DeletedRun or W.MoveFromRun or AlternateContentFallback)
            {
                return false;
            }
        }

        return true;
    }

    // The alternative text, else the title.
    private static string Description(A.Blip blip)
    {
        var properties = blip.Ancestors<W.Drawing>().FirstOrDefault()?.Descendants<Wp.DocProperties>().FirstOrDefault();
        return properties?.Description?.Value is { Length: > 0 } description
            ? description
            : properties?.Title?.Value ?? "";
    }

    private ExtractedImage Take(string? relationship, string alternativeText)
    {
        if (
            relationship is null
            || !main.TryGetPartById(relationship, out var part)
            || part is not ImagePart { ContentType: "image/png" or "image/jpeg" or "image/webp" }
        )
        {
            return new(null, alternativeText);
        }

        // One byte more than may be kept shows that it is too large.
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        var bytes = new byte[PictureContent.MaxBytes + 1];
        return _tray.Collect(
            bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)),
            alternativeText
        );
    }
}

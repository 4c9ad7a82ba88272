using System.Xml.Linq;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;
using Disclosure.Intake.Formats.PageLayout;

namespace Disclosure.Intake.Formats.Ofd;

/// <summary>Reads a page of an OFD: its text, paths and images, from millimetres to points.</summary>
internal static class OfdPageReader
{
    // Images of one page; more are left aside.
    private const int MaxPictures = 200;

    // Points in a millimetre.
    private const double Points = 72 / 25.4;

    /// <summary>
    /// The page. Its own area (7.5, PhysicalBox) comes before the document's; without either the page is A4.
    /// </summary>
    /// <param name="documentBox">The area of the document's pages in millimetres; empty where it has none.</param>
    /// <param name="leftOut">What is not read is added to it.</param>
    public static FixedPage Read(
        XElement page,
        int number,
        double[] documentBox,
        OfdResources media,
        LeftOutContent leftOut
    )
    {
        var own = OfdNumbers.Parse(page.Descendants().FirstOrDefault(e => e.Name.LocalName == "PhysicalBox")?.Value);
        var box =
            own.Length == 4 ? own
            : documentBox.Length == 4 ? documentBox
            : [0, 0, 210, 297];
        var size = (Width: box[2] * Points, Height: box[3] * Points);
        var (glyphs, across, down) = (new List<PlacedGlyph>(), new List<RulingLine>(), new List<RulingLine>());
        var pictures = new List<PageImage>();
        foreach (var element in page.Descendants())
        {
            if (element.AncestorsAndSelf().Any(e => (string?)e.Attribute("Visible") == "false"))
            {
                leftOut.Add(LeftOutKind.Hidden, element.Name.LocalName == "TextCode" ? element.Value : "");
                continue;
            }

            switch (element.Name.LocalName)
            {
                case "TextObject":
                    AddText(element, glyphs);
                    break;
                case "PathObject":
                    AddPath(element, across, down);
                    break;
                case "ImageObject" when pictures.Count < MaxPictures && Picture(element, size, media) is { } picture:
                    pictures.Add(picture);
                    break;
            }
        }

        return PageTurner.Turn(new(number, size.Width, size.Height, [], across, down, pictures), glyphs, leftOut);
    }

    // Null for ornaments, as PageImage tells them by their size.
    private static PageImage? Picture(XElement image, (double Width, double Height) page, OfdResources media) =>
        OfdNumbers.Parse((string?)image.Attribute("Boundary")) is [var left, var top, var width, var height]
            ? PageImage.Create(
                left * Points,
                top * Points,
                (left + width) * Points,
                (top + height) * Points,
                page,
                () => media.Take((string?)image.Attribute("ResourceID") ?? "")
            )
            : null;

    // Text objects (11.2): each TextCode starts at X and Y and gives the steps to its next characters, within the
    // object's boundary and after its matrix.
    private static void AddText(XElement text, List<PlacedGlyph> glyphs)
    {
        var boundary = OfdNumbers.Parse((string?)text.Attribute("Boundary"));
        var size = OfdNumbers.Parse((string?)text.Attribute("Size")).FirstOrDefault(4);
        var matrix = OfdNumbers.Parse((string?)text.Attribute("CTM"));
        if (boundary.Length < 2)
        {
            return;
        }

        foreach (var code in text.Elements().Where(e => e.Name.LocalName == "TextCode"))
        {
            var (x, y) = (
                OfdNumbers.Parse((string?)code.Attribute("X")).FirstOrDefault(),
                OfdNumbers.Parse((string?)code.Attribute("Y")).FirstOrDefault(size)
            );
            var (across, down) = (
                OfdNumbers.ParseSteps((string?)code.Attribute("DeltaX"), code.Value.Length),
                OfdNumbers.ParseSteps((string?)code.Attribute("DeltaY"), code.Value.Length)
            );
            var scale =
                matrix.Length == 6 ? Math.Max(Math.Sqrt((matrix[2] * matrix[2]) + (matrix[3] * matrix[3])), 0.01) : 1;
            var at = 0;
            foreach (var rune in code.Value.EnumerateRunes())
            {
                var width = rune.Value < 0x2E80 ? 0.5 : 1;
                var (fromX, fromY) = Place(x, y);
                var (toX, toY) = Place(x + (size * width), y);
                glyphs.Add(
                    new(
                        RadicalNormalizer.Normalize(rune.ToString()),
                        fromX,
                        fromY,
                        toX,
                        toY,
                        Math.Clamp(size * scale * Points, 1, 200)
                    )
                );
                x +=
                    at < across.Count ? across[at]
                    : across.Count > 0 || down.Count > 0 ? 0
                    : size * width;
                y += at < down.Count ? down[at] : 0;
                at++;
            }
        }

        // A point of the object on the page.
        (double X, double Y) Place(double x, double y)
        {
            var (px, py) =
                matrix.Length == 6
                    ? ((matrix[0] * x) + (matrix[2] * y) + matrix[4], (matrix[1] * x) + (matrix[3] * y) + matrix[5])
                    : (x, y);
            return ((boundary[0] + px) * Points, (boundary[1] + py) * Points);
        }
    }

    // Paths are taken by their boundary: a thin one is a ruling line, and the outline of a stroked one is four.
    private static void AddPath(XElement path, List<RulingLine> across, List<RulingLine> down)
    {
        const double MaxThickness = 1;
        var boundary = OfdNumbers.Parse((string?)path.Attribute("Boundary"));
        if (boundary.Length != 4)
        {
            return;
        }

        var (left, top, right, bottom) = (
            boundary[0] * Points,
            boundary[1] * Points,
            (boundary[0] + boundary[2]) * Points,
            (boundary[1] + boundary[3]) * Points
        );
        if (boundary[3] <= MaxThickness && boundary[2] > MaxThickness)
        {
            across.Add(new((top + bottom) / 2, left, right));
        }
        else if (boundary[2] <= MaxThickness && boundary[3] > MaxThickness)
        {
            down.Add(new((left + right) / 2, top, bottom));
        }
        else if ((string?)path.Attribute("Stroke") != "false")
        {
            across.AddRange([new(top, left, right), new(bottom, left, right)]);
            down.AddRange([new(left, top, bottom), new(right, top, bottom)]);
        }
    }
}

using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;
using Disclosure.Intake.Formats.Images;
using Disclosure.Intake.Formats.PageLayout;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Disclosure.Intake.Formats.Pdf;

/// <summary>
/// Reads a page of a PDF: its characters, and the straight lines among its paths. PDF measures from the bottom of the
/// page.
/// </summary>
internal static class PdfPageReader
{
    // In points: a thicker rectangle is a filled area and no line.
    private const double MaxThickness = 3;

    // Lines of one page; more are a drawing, and left aside.
    private const int MaxRules = 50_000;

    /// <summary>The page, with places in points from its upper left corner.</summary>
    public static FixedPage Read(Page page, ImageCollector tray, LeftOutContent leftOut)
    {
        var glyphs = new List<PlacedGlyph>(page.Letters.Count);
        var accented = PdfAccents.Find(page);
        foreach (var letter in page.Letters)
        {
            var (from, to) = (letter.StartBaseLine, letter.EndBaseLine);
            var size = letter.PointSize > 0 ? letter.PointSize : letter.FontSize;
            glyphs.Add(
                new(
                    RadicalNormalizer.Normalize(accented.GetValueOrDefault(letter) ?? letter.Value ?? ""),
                    from.X,
                    page.Height - from.Y,
                    to.X,
                    page.Height - to.Y,
                    Math.Clamp(size, 1, 200),
                    letter.RenderingMode is TextRenderingMode.Neither
                )
            );
        }

        var (across, down) = (new List<RulingLine>(), new List<RulingLine>());
        foreach (var path in page.Paths.Where(p => !p.IsClipping && (p.IsFilled || p.IsStroked)))
        {
            foreach (var subpath in path.Where(_ => across.Count + down.Count < MaxRules))
            {
                Add(subpath, path.IsStroked, page.Height, across, down);
            }
        }

        return PageTurner.Turn(
            new(page.Number, page.Width, page.Height, [], across, down, PdfImages.Find(page, tray)),
            glyphs,
            leftOut
        );
    }

    private static void Add(
        PdfSubpath subpath,
        bool isStroked,
        double height,
        List<RulingLine> across,
        List<RulingLine> down
    )
    {
        if (subpath.GetBoundingRectangle() is not { } box)
        {
            return;
        }

        var (top, bottom) = (height - box.Top, height - box.Bottom);
        if (box.Height <= MaxThickness && box.Width > MaxThickness)
        {
            across.Add(new((top + bottom) / 2, box.Left, box.Right));
        }
        else if (box.Width <= MaxThickness && box.Height > MaxThickness)
        {
            down.Add(new((box.Left + box.Right) / 2, top, bottom));
        }
        else if (isStroked)
        {
            foreach (var line in subpath.Commands.OfType<PdfSubpath.Line>())
            {
                AddSide(line, height, across, down);
            }

            if (subpath.IsDrawnAsRectangle)
            {
                across.AddRange([new(top, box.Left, box.Right), new(bottom, box.Left, box.Right)]);
                down.AddRange([new(box.Left, top, bottom), new(box.Right, top, bottom)]);
            }
        }
    }

    // Sides that are not parallel to an edge of the page are no ruling lines.
    private static void AddSide(PdfSubpath.Line line, double height, List<RulingLine> across, List<RulingLine> down)
    {
        var (dx, dy) = (Math.Abs(line.From.X - line.To.X), Math.Abs(line.From.Y - line.To.Y));
        if (dy <= 1 && dx > MaxThickness)
        {
            across.Add(new(height - line.From.Y, Math.Min(line.From.X, line.To.X), Math.Max(line.From.X, line.To.X)));
        }
        else if (dx <= 1 && dy > MaxThickness)
        {
            down.Add(
                new(line.From.X, height - Math.Max(line.From.Y, line.To.Y), height - Math.Min(line.From.Y, line.To.Y))
            );
        }
    }
}

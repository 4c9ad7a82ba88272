using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>A character where it stands, in points from the page's upper left corner.</summary>
/// <param name="Base">Its base line.</param>
/// <param name="Size">Height of the type.</param>
internal readonly record struct PageGlyph(string Text, double Left, double Right, double Base, double Size)
{
    public double Middle => (Left + Right) / 2;

    /// <summary>The height at which the character's body has its middle.</summary>
    public double Centre => Base - (Size * 0.35);

    public bool IsSpace => string.IsNullOrWhiteSpace(Text);
}

/// <summary>A straight rule: from one end to the other along its axis, at a place across it.</summary>
internal readonly record struct RulingLine(double At, double From, double To);

/// <summary>What a page shows.</summary>
internal sealed record FixedPage(
    int Number,
    double Width,
    double Height,
    IReadOnlyList<PageGlyph> Glyphs,
    IReadOnlyList<RulingLine> Across,
    IReadOnlyList<RulingLine> Down,
    IReadOnlyList<PageImage> Pictures
);

/// <summary>A picture where it stands, in points from the page's upper left corner.</summary>
/// <param name="Picture">Null for what lies behind the whole page.</param>
internal sealed record PageImage(double Left, double Top, double Right, double Bottom, ExtractedImage? Picture)
{
    // A side of less than a centimetre is a mark or a seal's corner; nearly the whole page is a scan or its paper.
    private const double MinSide = 28;
    private const double MostOfPage = 0.7;

    public double Middle => (Left + Right) / 2;

    /// <summary>A picture of a page, taken in where its size is one of a picture of the text; null for an ornament.</summary>
    public static PageImage? Create(
        double left,
        double top,
        double right,
        double bottom,
        (double Width, double Height) page,
        Func<ExtractedImage> take
    )
    {
        var (width, height) = (right - left, bottom - top);
        return width * height >= page.Width * page.Height * MostOfPage ? new(left, top, right, bottom, null)
            : Math.Min(width, height) >= MinSide ? new(left, top, right, bottom, take())
            : null;
    }
}

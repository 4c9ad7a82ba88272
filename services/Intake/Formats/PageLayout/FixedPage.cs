using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>A character of a page, in points from the page's upper left corner.</summary>
/// <param name="Text">One character, or several where the font has one shape for them; may be white space.</param>
/// <param name="Base">Its base line.</param>
/// <param name="Size">Font size.</param>
internal readonly record struct PageGlyph(string Text, double Left, double Right, double Base, double Size)
{
    public double Middle => (Left + Right) / 2;

    /// <summary>The height of the middle of the character's body, which lies above its base line.</summary>
    public double Centre => Base - (Size * 0.35);

    public bool IsSpace => string.IsNullOrWhiteSpace(Text);
}

/// <summary>A straight line parallel to an edge of the page, in points.</summary>
/// <param name="At">Its place across its own direction.</param>
/// <param name="From">Where it begins along its direction.</param>
/// <param name="To">Where it ends along its direction.</param>
internal readonly record struct RulingLine(double At, double From, double To);

/// <summary>What a page of a fixed layout shows.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">In points.</param>
/// <param name="Height">In points.</param>
/// <param name="Across">Horizontal ruling lines.</param>
/// <param name="Down">Vertical ruling lines.</param>
internal sealed record FixedPage(
    int Number,
    double Width,
    double Height,
    IReadOnlyList<PageGlyph> Glyphs,
    IReadOnlyList<RulingLine> Across,
    IReadOnlyList<RulingLine> Down,
    IReadOnlyList<PageImage> Pictures
)
{
    /// <summary>How many characters the page draws, with those that are left out.</summary>
    public int Drawn { get; init; }
}

/// <summary>An image of a page, in points from the page's upper left corner.</summary>
/// <param name="Picture">Null for one that lies behind the whole page.</param>
internal sealed record PageImage(double Left, double Top, double Right, double Bottom, ExtractedImage? Picture)
{
    // A side of less than a centimetre is a mark or the corner of a seal.
    private const double MinSide = 28;

    // An image of nearly the whole page is a scan, or its paper.
    private const double MostOfPage = 0.7;

    public double Middle => (Left + Right) / 2;

    /// <summary>An image, collected where its size is one of an image of the text; null for an ornament.</summary>
    /// <param name="page">Width and height of the page, in points.</param>
    /// <param name="take">Collects the image's bytes; not called for ornaments.</param>
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

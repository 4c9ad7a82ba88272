namespace Disclosure.Intake.Readers.Pages;

/// <summary>A character where it stands, in points from the page's upper left corner.</summary>
/// <param name="Base">Its base line.</param>
/// <param name="Size">Height of the type.</param>
internal readonly record struct Glyph(string Text, double Left, double Right, double Base, double Size)
{
    public double Middle => (Left + Right) / 2;

    /// <summary>The height at which the character's body has its middle.</summary>
    public double Centre => Base - (Size * 0.35);

    public bool IsSpace => string.IsNullOrWhiteSpace(Text);
}

/// <summary>A straight rule: from one end to the other along its axis, at a place across it.</summary>
internal readonly record struct Rule(double At, double From, double To);

/// <summary>What a page shows.</summary>
internal sealed record FixedPage(
    int Number,
    double Width,
    double Height,
    IReadOnlyList<Glyph> Glyphs,
    IReadOnlyList<Rule> Across,
    IReadOnlyList<Rule> Down,
    bool HasPicture
);

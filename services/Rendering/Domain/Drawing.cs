namespace Disclosure.Rendering.Domain;

/// <summary>What a figure shows: a picture of pixels, or a drawing of shapes.</summary>
internal abstract record Graphic;

/// <summary>Shapes on a sheet; every format draws the same ones. Points, from the upper left; later shapes lie on earlier.</summary>
internal sealed record Drawing(double Width, double Height, IReadOnlyList<Shape> Shapes) : Graphic;

internal abstract record Shape;

/// <summary>A filled rectangle with a thin outline.</summary>
internal sealed record Box(double X, double Y, double Width, double Height, Tint Fill) : Shape;

/// <summary>A thin straight line; a faint one guides the eye.</summary>
internal sealed record Rule(double X1, double Y1, double X2, double Y2, bool IsFaint = false) : Shape;

/// <summary>One line of text.</summary>
/// <param name="X">Where its anchor is.</param>
/// <param name="Y">Its baseline.</param>
internal sealed record Label(double X, double Y, double Size, Anchor Anchor, string Text) : Shape;

/// <summary>The end of a text that stands at its place.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>A colour.</summary>
internal readonly record struct Tint(byte Red, byte Green, byte Blue)
{
    /// <summary>Six hexadecimal digits.</summary>
    public string Hex => Convert.ToHexString([Red, Green, Blue]);
}

namespace Disclosure.Rendering.Domain;

/// <summary>What a figure shows: a picture of pixels, or a drawing of shapes.</summary>
internal abstract record FigureGraphic;

/// <summary>Shapes on a sheet; every format draws the same ones. Points, from the upper left; later shapes lie on earlier.</summary>
internal sealed record VectorDrawing(double Width, double Height, IReadOnlyList<DrawingShape> Shapes) : FigureGraphic;

internal abstract record DrawingShape;

/// <summary>A filled rectangle with a thin outline.</summary>
internal sealed record FilledRectangle(double X, double Y, double Width, double Height, RgbColor Fill) : DrawingShape;

/// <summary>A thin straight line; a faint one guides the eye.</summary>
internal sealed record StraightLine(double X1, double Y1, double X2, double Y2, bool IsGridLine = false) : DrawingShape;

/// <summary>One line of text.</summary>
/// <param name="X">Where its anchor is.</param>
/// <param name="Y">Its baseline.</param>
internal sealed record TextLabel(double X, double Y, double Size, TextAnchor Anchor, string Text) : DrawingShape;

/// <summary>The end of a text that stands at its place.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>A colour.</summary>
internal readonly record struct RgbColor(byte Red, byte Green, byte Blue)
{
    /// <summary>Six hexadecimal digits.</summary>
    public string Hex => Convert.ToHexString([Red, Green, Blue]);
}

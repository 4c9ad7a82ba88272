using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Layout.Pages;

/// <summary>A page with everything in its place. Lengths are thousandths of a point, from the top left corner.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Items">In reading order.</param>
internal sealed record LayoutPage(int Number, int Width, int Height, IReadOnlyList<PageItem> Items);

/// <summary>Something on a page.</summary>
/// <param name="Tag">The element of the document's structure that it belongs to; null for what is only decoration.</param>
internal abstract record PageItem(StructureTag? Tag);

/// <summary>A line between two points; black where no other colour is given.</summary>
internal sealed record PageRule(
    int X1,
    int Y1,
    int X2,
    int Y2,
    int Thickness,
    RgbColor Color = default,
    StructureTag? Tag = null
) : PageItem(Tag);

/// <summary>A filled rectangle with a thin black outline.</summary>
internal sealed record PageBox(StructureTag? Tag, int X, int Y, int Width, int Height, int Thickness, RgbColor Fill)
    : PageItem(Tag);

/// <summary>A picture of pixels.</summary>
internal sealed record PageImage(StructureTag? Tag, int X, int Y, int Width, int Height, RasterImage Image)
    : PageItem(Tag);

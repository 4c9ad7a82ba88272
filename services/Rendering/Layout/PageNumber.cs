using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>— 1 —, under the text; right on odd pages, left on even ones, one character in (GB/T 9704-2012, 7.5).</summary>
internal sealed class PageNumber(Shaper shaper)
{
    private static readonly TextStyle s_style = TextStyle.Table(GbPage.NumberSize);

    private readonly LineSetter _setter = new(s_style);

    public void Set(int number, PageFrame frame, List<PageItem> items)
    {
        var sorts = shaper.Shape($"— {number} —", s_style);
        var line = new LineSpan(0, sorts.Count);
        var width = _setter.WidthOf(sorts, line);
        var x =
            number % 2 == 1 ? frame.Left + frame.TextWidth - GbPage.NumberSize - width : frame.Left + GbPage.NumberSize;
        var y = frame.Bottom + GbPage.NumberDrop + (GbPage.NumberSize / 2);
        _setter.Set(sorts, line, x, y, width, Alignment.Left, tag: null, items);
    }
}

using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Flow;

/// <summary>— 1 —, under the text; right on odd pages, left on even ones, one character in (GB/T 9704-2012, 7.5).</summary>
internal sealed class PageNumberLine(TextShaper shaper)
{
    private static readonly TextStyle s_style = TextStyle.Table(OfficialPage.NumberSize);

    private readonly LineTypesetter _setter = new(s_style);

    public void Place(int number, PageFrame frame, List<PageItem> items)
    {
        // Em dashes on both sides, each with a space.
        var sorts = shaper.Shape($"— {number} —", s_style);
        var line = new LineSpan(0, sorts.Count);
        var width = _setter.MeasureWidth(sorts, line);
        // The outer edge: odd pages are right-hand pages.
        var x =
            number % 2 == 1
                ? frame.Left + frame.TextWidth - OfficialPage.NumberSize - width
                : frame.Left + OfficialPage.NumberSize;
        // The dash stands half a size above the baseline.
        var y = frame.Bottom + OfficialPage.NumberDrop + (OfficialPage.NumberSize / 2);
        _setter.Place(sorts, line, x, y, width, LineAlignment.Left, tag: null, items);
    }
}

using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>The title: centred lines, a line of the grid free before and after.</summary>
internal sealed class TitleBlock(IReadOnlyList<List<Sort>> lines, Tag tag) : IBlock
{
    public bool KeepsWithNext => true;

    public bool IsTurned => false;

    public int Height => (Lines * GbPage.TitlePitch) + (3 * GbPage.LinePitch);

    public int Least => Height;

    private int Lines => Broken.Count;

    private List<(List<Sort> Sorts, LineSpan Line)> Broken { get; } =
    [
        .. lines.SelectMany(sorts =>
            LineBreaker.Break(sorts, TextStyle.Title.Em, GbPage.TextWidth, indent: 0).Select(line => (sorts, line))
        ),
    ];

    public void Place(Paginator pages)
    {
        var setter = new LineSetter(TextStyle.Title);
        pages.Advance(GbPage.LinePitch);
        foreach (var (sorts, line) in Broken)
        {
            if (pages.Room < GbPage.TitlePitch)
            {
                pages.NewPage();
            }

            var baseline = pages.Y + ((GbPage.TitlePitch - GbPage.TitleSize) / 2) + GbPage.Ascent(GbPage.TitleSize);
            setter.Set(sorts, line, pages.Frame.Left, baseline, GbPage.TextWidth, Alignment.Centre, tag, pages.Items);
            pages.Advance(GbPage.TitlePitch);
        }

        pages.Advance(GbPage.LinePitch);
        pages.Snap();
    }
}

using Disclosure.Rendering.Layout.Flow;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Blocks;

/// <summary>The title: centred lines, a line of the grid free before and after.</summary>
internal sealed class TitleBlock(IReadOnlyList<List<ShapedGlyph>> lines, StructureTag tag) : IFlowBlock
{
    public bool KeepsWithNext => true;

    public bool IsLandscape => false;

    public int Height => (Lines * OfficialPage.TitlePitch) + (3 * OfficialPage.LinePitch);

    public int MinHeight => Height;

    // Lines after breaking: the composer's lines may still be too wide.
    private int Lines => Broken.Count;

    private List<(List<ShapedGlyph> Sorts, LineSpan Line)> Broken { get; } =
    [
        .. lines.SelectMany(sorts =>
            LineBreaker
                .Break(sorts, TextStyle.Title.Em, OfficialPage.TextWidth, indent: 0)
                .Select(line => (sorts, line))
        ),
    ];

    public void Place(Paginator pages)
    {
        var setter = new LineTypesetter(TextStyle.Title);
        // One line free above the title.
        pages.Advance(OfficialPage.LinePitch);
        foreach (var (sorts, line) in Broken)
        {
            // A very long title may need another page.
            if (pages.RemainingHeight < OfficialPage.TitlePitch)
            {
                pages.NewPage();
            }

            var baseline =
                pages.Y
                + ((OfficialPage.TitlePitch - OfficialPage.TitleSize) / 2)
                + OfficialPage.Ascent(OfficialPage.TitleSize);
            setter.Place(
                sorts,
                line,
                pages.Frame.Left,
                baseline,
                OfficialPage.TextWidth,
                LineAlignment.Centre,
                tag,
                pages.Items
            );
            pages.Advance(OfficialPage.TitlePitch);
        }

        pages.Advance(OfficialPage.LinePitch);
        // Title lines are higher than those of the grid.
        pages.SnapToGrid();
    }
}

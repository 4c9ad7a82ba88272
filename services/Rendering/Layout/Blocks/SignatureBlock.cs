using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Flow;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Blocks;

/// <summary>
/// A frame that waits for the office's seal and signature, at the right below the text. The largest seal of an office is
/// 50 mm wide; a seal stands four characters from the edge (GB/T 9704-2012, 7.3.5).
/// </summary>
internal sealed class SignatureBlock(TextShaper shaper, StructureTag tag) : IFlowBlock
{
    private const string Words = "（签章处）";

    // 5 lines of 28,990 hold the 141,732 of the seal.
    private const int Lines = 5;

    // 50 mm in thousandths of a point.
    private const int Side = 141_732;
    private const int Thin = OfficialPage.Point / 2;

    private static readonly RgbColor s_paper = new(255, 255, 255);

    public int Height => Lines * OfficialPage.LinePitch;

    public int MinHeight => Height;

    public bool KeepsWithNext => false;

    public bool IsLandscape => false;

    public void Place(Paginator pages)
    {
        if (pages.RemainingHeight < Height)
        {
            pages.NewPage();
        }

        // Four characters from the right edge of the text.
        var x = pages.Frame.Left + pages.Frame.TextWidth - (4 * TextStyle.Body.Em) - Side;
        pages.Items.Add(new PageSignatureField(tag, x, pages.Y + ((Height - Side) / 2), Look()));
        pages.Advance(Height);
    }

    // What stands in the field until somebody signs: a frame and words, all decoration.
    private LayoutPage Look()
    {
        var items = new List<PageItem>
        {
            new PageBox(null, Thin / 2, Thin / 2, Side - Thin, Side - Thin, Thin, s_paper),
        };
        var (style, sorts) = (TextStyle.Body, shaper.Shape(Words, TextStyle.Body));
        var baseline = ((Side - style.Size) / 2) + OfficialPage.Ascent(style.Size);
        new LineTypesetter(style).Place(
            sorts,
            new(0, sorts.Count),
            0,
            baseline,
            Side,
            LineAlignment.Centre,
            null,
            items
        );
        return new(1, Side, Side, items);
    }
}

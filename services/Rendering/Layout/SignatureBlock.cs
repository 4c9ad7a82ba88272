using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>
/// A frame that waits for the office's seal and signature, at the right below the text. The largest seal of an office is
/// 50 mm wide; a seal stands four characters from the edge (GB/T 9704-2012, 7.3.5).
/// </summary>
internal sealed class SignatureBlock(Shaper shaper, Tag tag) : IBlock
{
    private const string Words = "（签章处）";
    private const int Lines = 5;
    private const int Side = 141_732;
    private const int Thin = GbPage.Point / 2;

    private static readonly Tint s_paper = new(255, 255, 255);

    public int Height => Lines * GbPage.LinePitch;

    public int Least => Height;

    public bool KeepsWithNext => false;

    public bool IsTurned => false;

    public void Place(Paginator pages)
    {
        if (pages.Room < Height)
        {
            pages.NewPage();
        }

        var x = pages.Frame.Left + pages.Frame.TextWidth - (4 * TextStyle.Body.Em) - Side;
        pages.Items.Add(new PageField(tag, x, pages.Y + ((Height - Side) / 2), Look()));
        pages.Advance(Height);
    }

    private Page Look()
    {
        var items = new List<PageItem>
        {
            new PageBox(null, Thin / 2, Thin / 2, Side - Thin, Side - Thin, Thin, s_paper),
        };
        var (style, sorts) = (TextStyle.Body, shaper.Shape(Words, TextStyle.Body));
        var baseline = ((Side - style.Size) / 2) + GbPage.Ascent(style.Size);
        new LineSetter(style).Set(sorts, new(0, sorts.Count), 0, baseline, Side, Alignment.Centre, null, items);
        return new(1, Side, Side, items);
    }
}

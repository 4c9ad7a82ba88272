using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Layout.Flow;

/// <summary>Fills pages with blocks.</summary>
/// <remarks>Blocks place themselves; the paginator knows pages, they know their lines.</remarks>
internal sealed class Paginator(PageNumberLine numbers)
{
    private readonly List<LayoutPage> _pages = [];
    private List<PageItem> _items = [];

    public PageFrame Frame { get; private set; } = PageFrame.Portrait;

    /// <summary>Where the next thing begins, from the top of the page.</summary>
    public int Y { get; private set; } = PageFrame.Portrait.Top;

    public int RemainingHeight => Frame.Bottom - Y;

    public bool IsAtTop => Y == Frame.Top;

    // The page being filled.
    public int PageNumber => _pages.Count + 1;

    /// <summary>What stands on the page so far.</summary>
    public List<PageItem> Items => _items;

    public void Advance(int height) => Y += height;

    /// <summary>Goes on at the next line of the page's grid.</summary>
    public void SnapToGrid()
    {
        var over = (Y - Frame.Top) % OfficialPage.LinePitch;
        Y += over == 0 ? 0 : OfficialPage.LinePitch - over;
    }

    public void NewPage()
    {
        // Checked before the page is added: exactly so many pages are allowed.
        if (_pages.Count == LayoutLimits.MaxPages)
        {
            throw LayoutLimits.TooManyPages();
        }

        // The number comes last, so that it is read after the text.
        numbers.Place(PageNumber, Frame, _items);
        _pages.Add(new(PageNumber, Frame.Width, Frame.Height, _items));
        _items = [];
        Y = Frame.Top;
    }

    public IReadOnlyList<LayoutPage> Fill(IReadOnlyList<IFlowBlock> blocks)
    {
        var turned = Turned(blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            var frame = turned[i] ? PageFrame.Landscape : PageFrame.Portrait;
            if (frame != Frame)
            {
                ChangeFrame(frame);
            }
            // At the top nothing is gained by a new page.
            else if (!IsAtTop && MinHeightFrom(blocks, i) > RemainingHeight)
            {
                NewPage();
            }

            blocks[i].Place(this);
        }

        // Closes the last page, which also gives an empty document one page.
        NewPage();
        return _pages;
    }

    private void ChangeFrame(PageFrame frame)
    {
        if (!IsAtTop)
        {
            NewPage();
        }

        Frame = frame;
        Y = frame.Top;
    }

    // A heading goes where its table goes.
    private static bool[] Turned(IReadOnlyList<IFlowBlock> blocks)
    {
        var turned = new bool[blocks.Count];
        // From the end: whether a heading turns depends on what follows it.
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            turned[i] = blocks[i].IsLandscape || (blocks[i].KeepsWithNext && i + 1 < blocks.Count && turned[i + 1]);
        }

        return turned;
    }

    // Headings, and the beginning of what they head. What does not fit on any page need not be kept together.
    private int MinHeightFrom(IReadOnlyList<IFlowBlock> blocks, int index)
    {
        var least = 0;
        for (; index + 1 < blocks.Count && blocks[index].KeepsWithNext; index++)
        {
            least += blocks[index].Height;
            // Too much to keep together: the blocks are placed as they come.
            if (least > Frame.TextHeight)
            {
                return 0;
            }
        }

        return least + blocks[index].MinHeight;
    }
}

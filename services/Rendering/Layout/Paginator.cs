using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>Fills pages with blocks.</summary>
internal sealed class Paginator(PageNumber numbers)
{
    private readonly List<Page> _pages = [];
    private List<PageItem> _items = [];

    public PageFrame Frame { get; private set; } = PageFrame.Upright;

    /// <summary>Where the next thing begins, from the top of the page.</summary>
    public int Y { get; private set; } = PageFrame.Upright.Top;

    public int Room => Frame.Bottom - Y;

    public bool IsAtTop => Y == Frame.Top;

    public int PageNumber => _pages.Count + 1;

    /// <summary>What stands on the page so far.</summary>
    public List<PageItem> Items => _items;

    public void Advance(int height) => Y += height;

    /// <summary>Goes on at the next line of the page's grid.</summary>
    public void Snap()
    {
        var over = (Y - Frame.Top) % GbPage.LinePitch;
        Y += over == 0 ? 0 : GbPage.LinePitch - over;
    }

    public void NewPage()
    {
        if (_pages.Count == Limits.MaxPages)
        {
            throw Limits.TooManyPages();
        }

        numbers.Set(PageNumber, Frame, _items);
        _pages.Add(new(PageNumber, Frame.Width, Frame.Height, _items));
        _items = [];
        Y = Frame.Top;
    }

    public IReadOnlyList<Page> Fill(IReadOnlyList<IBlock> blocks)
    {
        var turned = Turned(blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            var frame = turned[i] ? PageFrame.Turned : PageFrame.Upright;
            if (frame != Frame)
            {
                Turn(frame);
            }
            else if (!IsAtTop && LeastFrom(blocks, i) > Room)
            {
                NewPage();
            }

            blocks[i].Place(this);
        }

        NewPage();
        return _pages;
    }

    private void Turn(PageFrame frame)
    {
        if (!IsAtTop)
        {
            NewPage();
        }

        Frame = frame;
        Y = frame.Top;
    }

    // A heading goes where its table goes.
    private static bool[] Turned(IReadOnlyList<IBlock> blocks)
    {
        var turned = new bool[blocks.Count];
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            turned[i] = blocks[i].IsTurned || (blocks[i].KeepsWithNext && i + 1 < blocks.Count && turned[i + 1]);
        }

        return turned;
    }

    // Headings, and the beginning of what they head. What does not fit on any page need not be kept together.
    private int LeastFrom(IReadOnlyList<IBlock> blocks, int index)
    {
        var least = 0;
        for (; index + 1 < blocks.Count && blocks[index].KeepsWithNext; index++)
        {
            least += blocks[index].Height;
            if (least > Frame.TextHeight)
            {
                return 0;
            }
        }

        return least + blocks[index].Least;
    }
}

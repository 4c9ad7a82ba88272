using Disclosure.Rendering.Layout.Flow;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>A table on its pages.</summary>
internal sealed class TableBlock(TableLayout table) : IFlowBlock
{
    // Rows that stand with the heading of a table and with its head.
    private const int LeastRows = 3;

    // Between a table and what follows.
    private const int After = 8 * OfficialPage.Point;

    public bool KeepsWithNext => false;

    public bool IsLandscape => table.IsLandscape;

    public int Height => table.Height;

    /// <summary>All of a short table; of a longer one its head and three rows.</summary>
    public int MinHeight =>
        IsShort ? table.Height : table.HeadHeight + table.Heights.Skip(table.HeadRows).Take(LeastRows).Sum();

    // A table that is moved whole leaves at most a third of a page empty; a longer one is broken between its rows, as printed
    // reports do.
    private bool IsShort => table.Height <= table.Frame.TextHeight / 3;

    public void Place(Paginator pages)
    {
        var rows = table.Heights.Length;
        for (var first = 0; first < rows; )
        {
            // Only pages after the one with the head repeat it.
            var repeatsHead = first >= table.HeadRows && first > 0;
            var room = pages.RemainingHeight - (repeatsHead ? table.HeadHeight : 0);
            var next = TablePageBreaks.FindNext(table, first, room);
            // Nothing fits on the rest of this page.
            if (next == first)
            {
                pages.NewPage();
                continue;
            }

            var drawing = new TableFragment(table, first, next, repeatsHead);
            drawing.Draw(pages.Frame.Left, pages.Y, pages.Items);
            pages.Advance(drawing.Height);
            first = next;
            if (first < rows)
            {
                pages.NewPage();
            }
        }

        // Less room than the gap: the next block begins a page anyway.
        if (pages.RemainingHeight > After)
        {
            pages.Advance(After);
            pages.SnapToGrid();
        }
        else
        {
            pages.NewPage();
        }
    }
}

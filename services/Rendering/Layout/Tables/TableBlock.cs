using Disclosure.Rendering.Layout.Flow;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>A table on its pages.</summary>
internal sealed class TableBlock(TableLayout table) : IFlowBlock
{
    // Between a table and what follows.
    private const int After = 8 * OfficialPage.Point;

    public bool KeepsWithNext => false;

    public bool IsLandscape => table.IsLandscape;

    public int Height => table.Height;

    /// <summary>All of a table that stands on one page; of a longer one its head and two rows.</summary>
    public int MinHeight =>
        IsWhole ? table.Height : table.HeadHeight + table.Heights.Skip(table.Model.HeadRows).Take(2).Sum();

    // One with its heading.
    private bool IsWhole => table.Height <= table.Frame.TextHeight - OfficialPage.LinePitch;

    public void Place(Paginator pages)
    {
        var rows = table.Heights.Length;
        for (var first = 0; first < rows; )
        {
            var repeatsHead = first >= table.Model.HeadRows && first > 0;
            var room = pages.RemainingHeight - (repeatsHead ? table.HeadHeight : 0);
            var next = TablePageBreaks.FindNext(table, first, room);
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

using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>
/// Finds how a table is set: in the largest type in which it stands whole on one page; if there is none, over several
/// pages; on turned sheets where its columns do not fit otherwise.
/// </summary>
internal static class TableFitter
{
    // Type and room above and below it, from comfortable to tight.
    private static readonly (int Size, int Padding)[] s_whole =
    [
        (12_000, 7_000),
        (12_000, 5_000),
        (10_500, 5_000),
        (10_500, 3_500),
        (10_000, 2_500),
    ];

    // Of a table that no page takes.
    private static readonly (int Size, int Padding)[] s_broken = [(10_500, 3_500), (9_000, 3_500)];

    // What never fits otherwise.
    private static readonly (int Size, int Padding) s_torn = (7_500, 2_000);

    public static TableBlock Fit(DocumentTable table, TextShaper shaper, StructureTag parent)
    {
        // Elements are made once, though the table is measured in several sizes.
        var tags = new TableStructureTags(table, parent);
        // Upright first; the turned sheet only where columns do not fit.
        foreach (var isTurned in (bool[])[false, true])
        {
            var measures = new MeasurerCache(table, shaper, tags, isTurned);
            if (Whole(table, measures) is { } whole)
            {
                return new(whole);
            }

            foreach (var (size, padding) in s_broken)
            {
                if (measures.ForSize(size).TryLayOut(padding) is { } broken)
                {
                    return new(broken);
                }
            }
        }

        // What fits in no way is set anyhow, in the smallest type.
        var small = new TableMeasurer(table, shaper, TextStyle.Table(s_torn.Size), tags, isTurned: true);
        return new(small.LayOutForced(s_torn.Padding));
    }

    // With its heading above it. Rows of one line each say at once where there is no hope.
    private static TableLayout? Whole(DocumentTable table, MeasurerCache measures)
    {
        foreach (var (size, padding) in s_whole)
        {
            // One line of the page is kept for the heading.
            var room = measures.Frame.TextHeight - OfficialPage.LinePitch;
            if (
                (long)table.Rows.Count * (size + (2 * padding)) <= room
                && measures.ForSize(size).TryLayOut(padding) is { } set
                && set.Height <= room
            )
            {
                return set;
            }
        }

        return null;
    }

    /// <summary>A table measured in several sizes, each once.</summary>
    private sealed class MeasurerCache(DocumentTable table, TextShaper shaper, TableStructureTags tags, bool isTurned)
    {
        private readonly Dictionary<int, TableMeasurer> _known = [];

        public PageFrame Frame => isTurned ? PageFrame.Landscape : PageFrame.Portrait;

        public TableMeasurer ForSize(int size)
        {
            if (!_known.TryGetValue(size, out var measure))
            {
                // Measuring shapes every cell; paddings of one size share it.
                _known.Add(size, measure = new(table, shaper, TextStyle.Table(size), tags, isTurned));
            }

            return measure;
        }
    }
}

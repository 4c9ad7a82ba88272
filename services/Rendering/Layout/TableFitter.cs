using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>
/// Finds how a table is set: in the largest type in which it stands whole on one page; if there is none, over several
/// pages; on turned sheets where its columns do not fit otherwise.
/// </summary>
internal static class TableFitter
{
    // Type and room above and below it, from comfortable to tight.
    private static readonly (int Size, int Padding)[] s_ways =
    [
        (12_000, 7_000),
        (12_000, 5_000),
        (10_500, 5_000),
        (10_500, 3_500),
        (9_000, 3_500),
        (9_000, 2_000),
    ];

    // What never fits otherwise.
    private const int SmallSize = 7_500;

    public static TableBlock Fit(DocumentTable table, Shaper shaper, Tag parent)
    {
        var tags = new TableTags(table, parent);
        foreach (var isTurned in (bool[])[false, true])
        {
            SetTable? broken = null;
            TableMeasure? measure = null;
            foreach (var (size, padding) in s_ways)
            {
                if (measure?.Style.Size != size)
                {
                    measure = new(table, shaper, TextStyle.Table(size), tags, isTurned);
                }

                if (measure.Set(padding) is not { } set)
                {
                    continue;
                }

                // Its heading stands above it.
                if (set.Height <= set.Frame.TextHeight - GbPage.LinePitch)
                {
                    return new(set);
                }

                broken = size >= 10_500 || broken is null ? set : broken;
            }

            if (broken is not null)
            {
                return new(broken);
            }
        }

        var small = new TableMeasure(table, shaper, TextStyle.Table(SmallSize), tags, isTurned: true);
        return new(small.Force(s_ways[^1].Padding));
    }
}

using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>
/// Removes headers and footers: page numbers, lines that most pages repeat in their margins, and images that are at
/// the same place of several pages.
/// </summary>
internal static class HeaderFooterFilter
{
    // The margins, as parts of the page's height from its top.
    private const double Upper = 0.09;
    private const double Lower = 0.9;

    // What fewer pages repeat is text.
    private const int MinRepeats = 3;

    /// <summary>The pages without their headers and footers.</summary>
    public static IReadOnlyList<FixedPage> Apply(IReadOnlyList<FixedPage> pages)
    {
        var margins = pages
            .SelectMany(p => PageLine.GroupGlyphs(p.Number, p.Glyphs).Where(l => IsInMargin(p, l)))
            .ToArray();
        var repeated = margins
            .GroupBy(l => l.Text)
            .Where(g => g.Select(l => l.Page).Distinct().Count() >= Math.Max(MinRepeats, pages.Count / 2))
            .Select(g => g.Key)
            .ToHashSet();
        var furniture = margins
            .Where(l => FlattenedTableText.IsPageNumber(l.Text) || IsNumber(l.Text) || repeated.Contains(l.Text))
            .SelectMany(l => l.Glyphs.Select(g => (l.Page, g)))
            .ToHashSet();
        var marks = pages
            .SelectMany(p => p.Pictures.Select(Place))
            .GroupBy(place => place)
            .Where(g => g.Count() >= MinRepeats)
            .Select(g => g.Key)
            .ToHashSet();
        return
        [
            .. pages.Select(p =>
                p with
                {
                    Glyphs = [.. p.Glyphs.Where(g => !furniture.Contains((p.Number, g)))],
                    Pictures = [.. p.Pictures.Where(i => i.Picture is null || !marks.Contains(Place(i)))],
                }
            ),
        ];
    }

    // Whole points: the same image is drawn at the same place, but for rounding.
    private static (int Left, int Top, int Right, int Bottom) Place(PageImage picture) =>
        ((int)picture.Left, (int)picture.Top, (int)picture.Right, (int)picture.Bottom);

    private static bool IsInMargin(FixedPage page, PageLine line) =>
        line.Base < page.Height * Upper || line.Base > page.Height * Lower;

    // A page number without any sign around it.
    private static bool IsNumber(string text) => text.Length <= 3 && text.All(char.IsAsciiDigit);
}

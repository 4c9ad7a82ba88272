using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>
/// Removes headers and footers: page numbers, lines that most pages repeat in their margins, and images that are at
/// the same place of several pages.
/// </summary>
internal static partial class HeaderFooterFilter
{
    // The margins, as parts of the page's height from its top.
    private const double Upper = 0.09;
    private const double Lower = 0.9;

    // What fewer pages repeat is text.
    private const int MinRepeats = 3;

    // Characters of a running head; shorter ones may be figures.
    private const int MinHead = 4;

    // A watermark is larger than the text: in median font sizes, and in points.
    private const double Large = 1.8;
    private const double MinLarge = 24;

    /// <summary>The pages without their headers, footers and watermarks.</summary>
    /// <param name="leftOut">Watermarks are added to it.</param>
    public static IReadOnlyList<FixedPage> Apply(IReadOnlyList<FixedPage> pages, LeftOutContent leftOut)
    {
        pages = WithoutWatermarks(pages, leftOut);
        var margins = pages
            .SelectMany(p => PageLine.GroupGlyphs(p.Number, p.Glyphs).Where(l => IsInMargin(p, l)))
            .ToArray();
        var repeated = margins
            .GroupBy(l => Pattern(l.Text))
            .Where(g => g.Select(l => l.Page).Distinct().Count() >= Math.Max(MinRepeats, pages.Count / 2))
            .Select(g => g.Key)
            .ToHashSet();
        var furniture = margins
            .Where(l =>
                FlattenedTableText.IsPageNumber(l.Text)
                || IsNumber(l.Text)
                || repeated.Contains(Pattern(l.Text))
                || Browser().IsMatch(l.Text)
            )
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

    // The same large text at the same place of all pages is drawn behind them.
    private static IReadOnlyList<FixedPage> WithoutWatermarks(IReadOnlyList<FixedPage> pages, LeftOutContent leftOut)
    {
        var sizes = pages.SelectMany(p => p.Glyphs).Select(g => g.Size).Order().ToArray();
        if (pages.Count < 2 || sizes.Length == 0)
        {
            return pages;
        }

        var large = Math.Max(sizes[sizes.Length / 2] * Large, MinLarge);
        var marks = pages
            .SelectMany(p => p.Glyphs.Where(g => g.Size >= large).Select(Place))
            .GroupBy(place => place)
            .Where(g => g.Count() >= pages.Count)
            .Select(g => g.Key)
            .ToHashSet();
        if (marks.Count == 0)
        {
            return pages;
        }

        leftOut.Add(
            LeftOutKind.Watermark,
            string.Concat(pages[0].Glyphs.Where(g => marks.Contains(Place(g))).Select(g => g.Text))
        );
        return
        [
            .. pages.Select(p =>
                p with
                {
                    Glyphs = [.. p.Glyphs.Where(g => g.Size < large || !marks.Contains(Place(g)))],
                }
            ),
        ];
    }

    private static (string Text, int Left, int Base) Place(PageGlyph glyph) =>
        (glyph.Text, (int)Math.Round(glyph.Left), (int)Math.Round(glyph.Base));

    // Running heads differ by the number of the page.
    private static string Pattern(string text) =>
        text.Length >= MinHead && text.Any(char.IsLetter) ? Digits().Replace(text, "#") : text;

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    // What a browser prints: the address, or the time and the page's title.
    [GeneratedRegex(
        @"^(?:https?://|file:///)\S+|^20[0-9]{2}[/年.-][0-9]{1,2}[/月.-][0-9]{1,2}日?\s*(?:[上下]午)?\s*[0-9]{1,2}:[0-9]{2}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Browser();

    // Whole points: the same image is drawn at the same place, but for rounding.
    private static (int Left, int Top, int Right, int Bottom) Place(PageImage picture) =>
        ((int)picture.Left, (int)picture.Top, (int)picture.Right, (int)picture.Bottom);

    private static bool IsInMargin(FixedPage page, PageLine line) =>
        line.Base < page.Height * Upper || line.Base > page.Height * Lower;

    // A page number without any sign around it.
    private static bool IsNumber(string text) => text.Length <= 3 && text.All(char.IsAsciiDigit);
}

using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>
/// Makes a page to read of what a page draws: turned so that its text is upright, without slanted text, characters
/// without ink among visible ones, and characters that are drawn twice to look bold.
/// </summary>
internal static class PageTurner
{
    // In font sizes: the second drawing of a character is this near the first.
    private const double Overprint = 0.2;

    /// <summary>The page, upright. What is left out of it is remembered.</summary>
    public static FixedPage Turn(FixedPage page, IReadOnlyList<PlacedGlyph> glyphs, LeftOutContent leftOut)
    {
        var shown = Upright(Visible(page, glyphs, leftOut), leftOut);
        var turn = shown.GroupBy(g => g.Turn ?? 0).OrderByDescending(g => g.Count()).FirstOrDefault()?.Key ?? 0;
        var turned = page with
        {
            Width = turn % 2 == 0 ? page.Width : page.Height,
            Height = turn % 2 == 0 ? page.Height : page.Width,
            Drawn = glyphs.Count,
            Glyphs = WithoutOverprint([.. shown.Select(g => ToGlyph(g, page, turn))]),
        };
        return turn == 0
            ? turned
            : turned with
            {
                Across = [.. Rules(page.Across, page.Down, page, turn, isAcross: true)],
                Down = [.. Rules(page.Across, page.Down, page, turn, isAcross: false)],
                Pictures = [.. page.Pictures.Select(p => ToPicture(p, page, turn))],
            };
    }

    // A scan has its text without ink; beside visible text such characters are hidden.
    private static IReadOnlyList<PlacedGlyph> Visible(
        FixedPage page,
        IReadOnlyList<PlacedGlyph> glyphs,
        LeftOutContent leftOut
    )
    {
        var invisible = glyphs.Count(g => g.IsInvisible);
        var isHidden = invisible > 0 && invisible * 2 < glyphs.Count;
        if (isHidden)
        {
            leftOut.Add(LeftOutKind.Hidden, string.Concat(glyphs.Where(g => g.IsInvisible).Select(g => g.Text)));
        }

        return [.. glyphs.Where(g => !(isHidden && g.IsInvisible) && IsOnPage(g, page))];
    }

    private static bool IsOnPage(PlacedGlyph glyph, FixedPage page) =>
        glyph.FromX >= -glyph.Size
        && glyph.FromY >= -glyph.Size
        && glyph.FromX <= page.Width + glyph.Size
        && glyph.FromY <= page.Height + glyph.Size;

    private static IReadOnlyList<PlacedGlyph> Upright(IReadOnlyList<PlacedGlyph> glyphs, LeftOutContent leftOut)
    {
        var slanted = glyphs.Where(g => g.Turn is null).ToArray();
        if (slanted.Length == 0)
        {
            return glyphs;
        }

        leftOut.Add(LeftOutKind.Watermark, string.Concat(slanted.Select(g => g.Text)));
        return [.. glyphs.Where(g => g.Turn is not null)];
    }

    private static PageGlyph ToGlyph(PlacedGlyph glyph, FixedPage page, int turn)
    {
        var (x0, y0) = Point(glyph.FromX, glyph.FromY, page, turn);
        var (x1, _) = Point(glyph.ToX, glyph.ToY, page, turn);
        return new(glyph.Text, Math.Min(x0, x1), Math.Max(x0, x1), y0, glyph.Size);
    }

    // A point of the page after the page was turned back by quarters.
    private static (double X, double Y) Point(double x, double y, FixedPage page, int turn) =>
        turn switch
        {
            1 => (y, page.Width - x),
            2 => (page.Width - x, page.Height - y),
            3 => (page.Height - y, x),
            _ => (x, y),
        };

    private static IEnumerable<RulingLine> Rules(
        IReadOnlyList<RulingLine> across,
        IReadOnlyList<RulingLine> down,
        FixedPage page,
        int turn,
        bool isAcross
    )
    {
        var ends = across
            .Select(r => (From: Point(r.From, r.At, page, turn), To: Point(r.To, r.At, page, turn)))
            .Concat(down.Select(r => (From: Point(r.At, r.From, page, turn), To: Point(r.At, r.To, page, turn))));
        foreach (var (from, to) in ends)
        {
            var isLevel = Math.Abs(from.Y - to.Y) < Math.Abs(from.X - to.X);
            if (isLevel == isAcross)
            {
                yield return isAcross
                    ? new(from.Y, Math.Min(from.X, to.X), Math.Max(from.X, to.X))
                    : new(from.X, Math.Min(from.Y, to.Y), Math.Max(from.Y, to.Y));
            }
        }
    }

    private static PageImage ToPicture(PageImage picture, FixedPage page, int turn)
    {
        var (one, other) = (
            Point(picture.Left, picture.Top, page, turn),
            Point(picture.Right, picture.Bottom, page, turn)
        );
        return picture with
        {
            Left = Math.Min(one.X, other.X),
            Top = Math.Min(one.Y, other.Y),
            Right = Math.Max(one.X, other.X),
            Bottom = Math.Max(one.Y, other.Y),
        };
    }

    // The same character nearly at the same place: programs draw it again, a little beside, where they have no bold
    // face.
    private static PageGlyph[] WithoutOverprint(PageGlyph[] glyphs)
    {
        var places = new Dictionary<(string Text, int X, int Y), PageGlyph>();
        return Array.FindAll(
            glyphs,
            glyph =>
            {
                var step = glyph.Size * Overprint;
                var (x, y) = ((int)Math.Floor(glyph.Left / step), (int)Math.Floor(glyph.Base / step));
                if (glyph.IsSpace)
                {
                    return true;
                }

                for (var dx = -1; dx <= 1; dx++)
                {
                    for (var dy = -1; dy <= 1; dy++)
                    {
                        if (
                            places.TryGetValue((glyph.Text, x + dx, y + dy), out var other)
                            && Math.Abs(other.Left - glyph.Left) <= step
                            && Math.Abs(other.Base - glyph.Base) <= step
                        )
                        {
                            return false;
                        }
                    }
                }

                places[(glyph.Text, x, y)] = glyph;
                return true;
            }
        );
    }
}

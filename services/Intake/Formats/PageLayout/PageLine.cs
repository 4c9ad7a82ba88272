using System.Text;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>Characters of a page on one base line, left to right.</summary>
internal sealed class PageLine
{
    // Base lines that differ by less than this part of the font size are one.
    private const double SameLine = 0.5;

    // A gap of so many font sizes is between cells; letters that are spaced out have smaller ones.
    private const double WideGap = 1.6;

    private PageLine(int page, IReadOnlyList<PageGlyph> glyphs)
    {
        (Page, Glyphs) = (page, glyphs);
        (Left, Right) = (glyphs[0].Left, glyphs.Max(g => g.Right));
        (Base, Size) = (glyphs[0].Base, glyphs.Max(g => g.Size));
        Text = ToText();
    }

    /// <summary>Number of the page, from 1.</summary>
    public int Page { get; }

    public IReadOnlyList<PageGlyph> Glyphs { get; }

    /// <summary>Where its first character begins, in points.</summary>
    public double Left { get; }

    /// <summary>Where its last character ends, in points.</summary>
    public double Right { get; }

    /// <summary>The base line of its first character, in points from the top of the page.</summary>
    public double Base { get; }

    /// <summary>Its largest font size, in points.</summary>
    public double Size { get; }

    /// <summary>
    /// The text without the spaces between spaced-out letters; one space where cells or Latin words are apart.
    /// </summary>
    public string Text { get; }

    /// <summary>The rectangle of its characters, in tenths of a millimetre.</summary>
    public PageBox Box => ToBox(Left, Base - (Size * 0.9), Right, Base + (Size * 0.2));

    /// <summary>The lines that characters make, from the top. Lines of white space alone are left out.</summary>
    public static List<PageLine> GroupGlyphs(int page, IEnumerable<PageGlyph> glyphs)
    {
        var lines = new List<PageLine>();
        var line = new List<PageGlyph>();
        foreach (var glyph in glyphs.Where(g => g.Text.Length > 0).OrderBy(g => g.Base))
        {
            if (line.Count > 0 && glyph.Base - line[0].Base > Math.Min(glyph.Size, line[0].Size) * SameLine)
            {
                End();
            }

            line.Add(glyph);
        }

        End();
        return lines;

        void End()
        {
            if (line.Exists(g => !g.IsSpace))
            {
                lines.Add(new(page, Trim(line)));
            }

            line.Clear();
        }
    }

    /// <summary>A rectangle in points as one in tenths of a millimetre.</summary>
    public static PageBox ToBox(double left, double top, double right, double bottom)
    {
        const double Tenths = 254.0 / 72;
        return new(
            (int)Math.Round(left * Tenths),
            (int)Math.Round(top * Tenths),
            (int)Math.Round((right - left) * Tenths),
            (int)Math.Round((bottom - top) * Tenths)
        );
    }

    // In reading order, without white space at either end.
    private static List<PageGlyph> Trim(List<PageGlyph> line)
    {
        var sorted = line.OrderBy(g => g.Left).ToList();
        var first = sorted.FindIndex(g => !g.IsSpace);
        return sorted.GetRange(first, sorted.FindLastIndex(g => !g.IsSpace) - first + 1);
    }

    private string ToText()
    {
        var text = new StringBuilder();
        var isSpaced = false;
        for (var i = 0; i < Glyphs.Count; i++)
        {
            var glyph = Glyphs[i];
            if (glyph.IsSpace)
            {
                isSpaced = true;
                continue;
            }

            if (text.Length > 0 && Before(i) is var before && IsApart(before, glyph, isSpaced))
            {
                text.Append(' ');
            }

            text.Append(glyph.Text);
            isSpaced = false;
        }

        return text.ToString();
    }

    // The character before, white space left aside; the line begins with one that is none.
    private PageGlyph Before(int at)
    {
        do
        {
            at--;
        } while (Glyphs[at].IsSpace);
        return Glyphs[at];
    }

    // Chinese characters are apart only where the gap is wide, Latin letters and digits also where a space is
    // written.
    private static bool IsApart(PageGlyph before, PageGlyph glyph, bool isSpaced)
    {
        var size = Math.Min(before.Size, glyph.Size);
        var gap = glyph.Left - before.Right;
        return gap > size * WideGap || (IsNarrow(before) && IsNarrow(glyph) && (isSpaced || gap > size * 0.6));
    }

    private static bool IsNarrow(PageGlyph glyph) =>
        glyph.Text[^1] < '\u2E80' && (char.IsLetterOrDigit(glyph.Text[^1]) || glyph.Text is "/" or "-" or "—");
}

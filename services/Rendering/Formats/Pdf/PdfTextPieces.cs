using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>
/// Pieces of text that the page must spell out (ActualText): several glyphs that make one text, glyphs that stand for another text
/// elsewhere, and marks that are closed up, since readers take a glyph that begins inside the one before for the start of another line.
/// </summary>
internal static class PdfTextPieces
{
    // What readers tolerate, as a part of the size.
    private const int OverlapPart = 10;

    /// <summary>Where the piece that begins here ends, and whether it is to be spelled.</summary>
    public static (int End, bool IsSpelled) Next(PageText text, PdfFont font, int start)
    {
        var end = EndOfSpelled(text, font, start);
        if (end > start)
        {
            // Plain text goes on until something must be spelled.
            return (end, true);
        }

        do
        {
            end++;
        } while (end < text.Glyphs.Count && EndOfSpelled(text, font, end) == end);
        return (end, false);
    }

    /// <summary>The text of a piece.</summary>
    public static string Spell(PageText text, int start, int end)
    {
        var spelling = text.Glyphs[start].Text;
        for (var i = start + 1; i < end; i++)
        {
            spelling += text.Glyphs[i].Text;
        }

        return spelling;
    }

    // A closed-up glyph takes the next one with it; so do further glyphs of one text.
    // Where the glyphs end that can only be spelled together; the start where the first says what it is.
    private static int EndOfSpelled(PageText text, PdfFont font, int start)
    {
        var (end, isSpelled) = (start, false);
        bool goesOn;
        do
        {
            var isClosedUp = IsClosedUp(text, end);
            isSpelled |= isClosedUp || !font.IsMappedToUnicode(text.Glyphs[end]);
            end++;
            goesOn = end < text.Glyphs.Count && (isClosedUp || text.Glyphs[end].Spelling == "");
        } while (goesOn);

        return isSpelled ? end : start;
    }

    // Whether the next glyph begins well before this one's width is over. A space is nothing to begin inside of.
    private static bool IsClosedUp(PageText text, int index)
    {
        var glyph = text.Glyphs[index];
        return index + 1 < text.Glyphs.Count
            && glyph.Character != ' '
            && glyph.Advance < text.Face.Scale(text.Face.AdvanceOf(glyph.Glyph), text.Size) - (text.Size / OverlapPart);
    }
}

using System.Text;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>
/// Text objects (GB/T 33190-2016, 11). Characters that the font maps to their glyphs by itself go together; any other
/// glyph, such as a form for vertical text, stands by itself and is named.
/// </summary>
internal static class OfdTextWriter
{
    // Strokes around glyphs that are to look bold, as a part of their size.
    private const int BoldPart = 32;

    /// <summary>Writes the text objects of a run of glyphs.</summary>
    public static void Write(MarkupBuffer xml, PageText text, OfdFont font, OfdIds ids)
    {
        var x = text.X;
        for (var start = 0; start < text.Glyphs.Count; )
        {
            var end = start + 1;
            // Plain characters go together as far as they reach.
            if (IsPlain(text, start))
            {
                while (end < text.Glyphs.Count && IsPlain(text, end))
                {
                    end++;
                }
            }
            else
            {
                // A glyph that needs naming takes along the further glyphs of its text, whose spelling is empty.
                while (end < text.Glyphs.Count && text.Glyphs[end].Spelling == "")
                {
                    end++;
                }
            }

            var width = 0;
            for (var i = start; i < end; i++)
            {
                // The next object begins where the advances of this one end.
                width += text.Glyphs[i].Advance;
            }

            WriteObject(xml, text, (start, end), (x, width), font, ids);
            (x, start) = (x + width, end);
        }
    }

    // Whether the font maps the character to this glyph by itself.
    private static bool IsPlain(PageText text, int index)
    {
        var glyph = text.Glyphs[index];
        return glyph.Spelling is null
            // Characters beyond the basic plane are named by their glyphs.
            && glyph.Character <= char.MaxValue
            && text.Face.GlyphOf(new Rune(glyph.Character)) == glyph.Glyph;
    }

    // TextCode holds the characters and the distance from each to the next.
    private static void WriteObject(
        MarkupBuffer xml,
        PageText text,
        (int Start, int End) range,
        (int X, int Width) place,
        OfdFont font,
        OfdIds ids
    )
    {
        // The boundary clips: it leaves room for what reaches out of the em.
        // One em above the baseline, half of one below it.
        var (size, above) = (text.Size, text.Size);
        xml.Raw("<ofd:TextObject ID=\""u8).Number(ids.Next()).Raw("\" Boundary=\""u8);
        xml.Length(place.X).Raw(" "u8).Length(text.Y - above).Raw(" "u8);
        xml.Length(place.Width + (size / 4)).Raw(" "u8).Length(size * 3 / 2).Raw("\" Font=\""u8);
        xml.Number(font.Id).Raw("\" Size=\""u8).Length(size);
        if (text.Bold)
        {
            // There is no bold face: strokes thicken the glyphs, here as in PDF.
            xml.Raw("\" Stroke=\"true\" LineWidth=\""u8).Length(size / BoldPart);
        }

        xml.Raw("\">"u8);
        if (!IsPlain(text, range.Start))
        {
            WriteGlyphs(xml, text, range, font);
        }

        xml.Raw("<ofd:TextCode X=\"0\" Y=\""u8).Length(above);
        WriteSteps(xml, text, range);
        xml.Raw("\">"u8);
        for (var i = range.Start; i < range.End; i++)
        {
            xml.Text(text.Glyphs[i].Text);
        }

        xml.Raw("</ofd:TextCode></ofd:TextObject>\n"u8);
    }

    // So many characters are drawn by these glyphs of the embedded font.
    private static void WriteGlyphs(MarkupBuffer xml, PageText text, (int Start, int End) range, OfdFont font)
    {
        xml.Raw("<ofd:CGTransform CodePosition=\"0\" CodeCount=\""u8)
            .Number(text.Glyphs[range.Start].Text.EnumerateRunes().Count())
            .Raw("\" GlyphCount=\""u8)
            .Number(range.End - range.Start)
            .Raw("\"><ofd:Glyphs>"u8);
        for (var i = range.Start; i < range.End; i++)
        {
            xml.Raw(i > range.Start ? " "u8 : default).Number(font.Subset.Glyphs[text.Glyphs[i].Glyph]);
        }

        xml.Raw("</ofd:Glyphs></ofd:CGTransform>"u8);
    }

    // From each character to the next; runs of the same step are counted: "g 27 5.5715".
    private static void WriteSteps(MarkupBuffer xml, PageText text, (int Start, int End) range)
    {
        if (range.End - range.Start < 2)
        {
            return;
        }

        xml.Raw("\" DeltaX=\""u8);
        for (var i = range.Start; i < range.End - 1; )
        {
            var run = 1;
            // The last glyph's advance leads to no further one and is left out.
            while (i + run < range.End - 1 && text.Glyphs[i + run].Advance == text.Glyphs[i].Advance)
            {
                run++;
            }

            xml.Raw(i > range.Start ? " "u8 : default);
            // "g n d" takes more room than two plain numbers.
            if (run > 2)
            {
                xml.Raw("g "u8).Number(run).Raw(" "u8);
            }

            for (var repeat = 0; repeat < (run > 2 ? 1 : run); repeat++)
            {
                xml.Raw(repeat > 0 ? " "u8 : default).Length(text.Glyphs[i].Advance);
            }

            i += run;
        }
    }
}

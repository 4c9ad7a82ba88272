namespace Disclosure.Form;

/// <summary>One line of a section's text: a paragraph, a heading, an item of a list, a row of a small table.</summary>
/// <param name="Start">Its first character in the section's text, in code points.</param>
/// <param name="IsProse">Whether it is written in sentences: no heading and no row of a table.</param>
public sealed record TextLine(string Section, string Text, int Start, bool IsProse)
{
    /// <summary>The lines of a section's own blocks, in order.</summary>
    public static IEnumerable<TextLine> Split(Section section)
    {
        var start = 0;
        foreach (var block in section.Blocks)
        {
            var whole = block.Text;
            foreach (var text in whole.Contains('\n', StringComparison.Ordinal) ? whole.Split('\n') : [whole])
            {
                yield return new(section.Name, text, start, block is Paragraph or ItemList);
                start += Length(text) + 1;
            }
        }
    }

    /// <summary>The span of a part of the line, given in UTF-16 units, in code points of the section's text.</summary>
    public Span SpanOf(int from, int to)
    {
        var start = Start + Length(Text.AsSpan(0, from));
        return new(start, start + Length(Text.AsSpan(from, to - from)));
    }

    /// <summary>The sentence around a place, cut where it is long.</summary>
    public string SentenceAt(int at)
    {
        const int Most = 80;
        var first = Math.Max(0, at - Most);
        var last = Math.Min(Text.Length, at + Most);
        var from = first + Text.AsSpan(first, at - first).LastIndexOfAny("。；！？") + 1;
        var end = Text.AsSpan(at, last - at).IndexOfAny("。；！？") is >= 0 and var length ? at + length : last;
        if (end - from > Most)
        {
            from = Math.Max(from, at - (Most / 2));
            end = Math.Min(end, from + Most);
        }

        return Text[from..end].Trim();
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        var length = text.Length;
        if (!text.ContainsAnyInRange('\uDC00', '\uDFFF'))
        {
            return length;
        }

        foreach (var c in text)
        {
            length -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return length;
    }
}

namespace Disclosure.Narrative.Domain.History;

/// <summary>Splits text into sentences, and into the pieces that an editor changes as one: numbers, Latin words, references, characters.</summary>
internal static class TextSegmenter
{
    /// <summary>Sentences with the mark that ends them.</summary>
    public static List<string> SplitSentences(string text)
    {
        var sentences = new List<string>();
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '；' or '！' or '？' or '\n')
            {
                sentences.Add(text[from..(i + 1)]);
                from = i + 1;
            }
        }

        if (from < text.Length)
        {
            sentences.Add(text[from..]);
        }

        return sentences;
    }

    /// <summary>Pieces that put together are the text.</summary>
    public static List<string> SplitWords(string text)
    {
        var words = new List<string>();
        for (var i = 0; i < text.Length; )
        {
            var end = EndOf(text, i);
            words.Add(text[i..end]);
            i = end;
        }

        return words;
    }

    // A reference is one piece, as half of it is none.
    private static int EndOf(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("{{") && text.AsSpan(at).IndexOf("}}") is > 0 and var length)
        {
            return at + length + 2;
        }

        var end = at + (at + 1 < text.Length && char.IsSurrogatePair(text, at) ? 2 : 1);
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[at]) && IsInside(text, end))
        {
            end++;
        }

        return end;
    }

    // 1,204.5 and WPS2019 are one piece each.
    private static bool IsInside(string text, int at) =>
        char.IsAsciiLetterOrDigit(text[at])
        || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]));
}

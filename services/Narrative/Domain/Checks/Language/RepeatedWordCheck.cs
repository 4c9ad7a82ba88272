using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Language;

/// <summary>text.wording: a word of two to six characters that is typed twice in a row.</summary>
internal sealed class RepeatedWordCheck : ITextCheck
{
    private const int Shortest = 2;
    private const int Longest = 6;

    // 一件一件, 逐条逐条 and numerals: said twice on purpose.
    private static readonly SearchValues<char> s_repeated = SearchValues.Create(
        "逐每某层个件条〇零一二三四五六七八九十百千万亿"
    );

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            for (var length = Longest; length >= Shortest; length--)
            {
                var at = FindRepeat(line.Text, length);
                if (at >= 0)
                {
                    var word = line.Text.Substring(at, length);
                    yield return line.Warn(
                        "text.wording",
                        at,
                        at + (2 * length),
                        $"“{line.SentenceAt(at)}”中的“{word}”重复了一次，请删去一个。",
                        word
                    );
                    break;
                }
            }
        }
    }

    // The place where so many characters are followed by the same again; -1 where there is none.
    private static int FindRepeat(ReadOnlySpan<char> text, int length)
    {
        if (!MayRepeat(MemoryMarshal.Cast<char, ushort>(text), length))
        {
            return -1;
        }

        var run = 0;
        for (var i = length; i < text.Length; i++)
        {
            // run counts how many characters agree with those one length before.
            run = text[i] == text[i - length] && text[i] is >= '\u4E00' and <= '\u9FFF' ? run + 1 : 0;
            if (run == length && IsWord(text.Slice(i - length + 1, length)))
            {
                return i - (2 * length) + 1;
            }
        }

        return -1;
    }

    // Whether two characters in a row stand again at a distance: many places at once, as nearly every text has none.
    private static bool MayRepeat(ReadOnlySpan<ushort> text, int distance)
    {
        var width = Vector<ushort>.Count;
        for (var at = 0; at + distance + 1 < text.Length; at += width)
        {
            if (at + width + distance + 1 > text.Length)
            {
                // The last places, some of them again.
                at = text.Length - width - distance - 1;
                if (at < 0)
                {
                    return true;
                }
            }

            var first = Vector.Equals(new Vector<ushort>(text[at..]), new(text[(at + distance)..]));
            var second = Vector.Equals(new Vector<ushort>(text[(at + 1)..]), new(text[(at + distance + 1)..]));
            if ((first & second) != Vector<ushort>.Zero)
            {
                return true;
            }
        }

        return false;
    }

    // Not one character many times, and no word of distribution or of numbers.
    private static bool IsWord(ReadOnlySpan<char> word) =>
        word.ContainsAnyExcept(word[0]) && !word.ContainsAny(s_repeated);
}

using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Language;

/// <summary>text.wording: a word of two to six characters that is typed twice in a row.</summary>
internal sealed class RepeatedWordCheck : ITextCheck
{
    private const int Shortest = 2;
    private const int Longest = 6;

    // 一件一件, 逐条逐条: said twice on purpose.
    private const string Distributive = "一逐每某某层个件条";

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
        var run = 0;
        for (var i = length; i < text.Length; i++)
        {
            run = text[i] == text[i - length] && text[i] is >= '\u4E00' and <= '\u9FFF' ? run + 1 : 0;
            if (run == length && IsWord(text.Slice(i - length + 1, length)))
            {
                return i - (2 * length) + 1;
            }
        }

        return -1;
    }

    // Not one character many times, and no word of distribution or of numbers.
    private static bool IsWord(ReadOnlySpan<char> word) =>
        word.ContainsAnyExcept(word[0])
        && !word.ContainsAny(Distributive)
        && !word.ContainsAny("〇零一二三四五六七八九十百千万亿");
}

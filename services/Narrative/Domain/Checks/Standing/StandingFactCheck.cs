using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Narrative.Domain.History;

namespace Disclosure.Narrative.Domain.Checks.Standing;

/// <summary>
/// text.rewrite: facts of last year that still stand as last year's report states them, whatever year is written before them. It is
/// found from the day on which the year begins with last year's text, until the sentence changes.
/// </summary>
internal sealed partial class StandingFactCheck : ITextCheck
{
    // Shorter sentences are alike by chance.
    private const int FewestLetters = 6;

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        if (draft.LastYear.Count == 0)
        {
            yield break;
        }

        // Only sentences that would have to be rewritten: standing phrases may stay for years.
        var last = draft
            .LastYear.SelectMany(s => TextSegmenter.SplitSentences(s.Text))
            .Where(s => OneOffEventDetector.ReasonFor(s) is not null)
            .Select(Key)
            .Where(k => k.Length >= FewestLetters)
            .ToHashSet();
        foreach (var line in last.Count == 0 ? [] : draft.Lines.Where(l => l.IsProse))
        {
            var at = 0;
            foreach (var sentence in TextSegmenter.SplitSentences(line.Text))
            {
                if (last.Contains(Key(sentence)) && OneOffEventDetector.ReasonFor(sentence) is { } reason)
                {
                    yield return line.Warn(
                        "text.rewrite",
                        at,
                        at + sentence.Length,
                        $"“{line.SentenceAt(at)}”与上年年报相同：{reason}。请改写为本年的情况，没有的删去。",
                        ""
                    );
                }

                at += sentence.Length;
            }
        }
    }

    // Without years and what stands in their place, and without marks and spaces.
    private static string Key(string sentence) =>
        string.Concat(Year().Replace(sentence, "").Where(char.IsLetterOrDigit));

    // A year in figures, a word for it, or the place where a person must write it.
    [GeneratedRegex(
        @"(?:(?:19|20)[0-9]{2}|\{\{请填写\}\})\s*年度?|今年|本年度?|去年|上年度?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Year();
}

using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Language;

/// <summary>text.wording: words that are taken for one another (帐号 for 账号) or typed twice, from a reviewed list.</summary>
internal sealed class WordingCheck : ITextCheck
{
    private static readonly Dictionary<string, Wording> s_wordings = EmbeddedLines
        .Read("Language.wordings.tsv")
        .Select(Wording.Parse)
        .ToDictionary(w => w.Wrong);

    private static readonly NameIndex s_index = new(s_wordings.Keys, shortest: 2);

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            foreach (var (start, wrong) in s_index.Find(line.Text))
            {
                var wording = s_wordings[wrong];
                if (wording.IsMeant(line.Text, start) && !line.IsQuotedTitle(start))
                {
                    yield return line.Warn(
                        "text.wording",
                        start,
                        start + wrong.Length,
                        $"“{line.SentenceAt(start)}”中的“{wrong}”应为“{wording.Right}”，请改正。",
                        wording.Right
                    );
                }
            }
        }
    }
}

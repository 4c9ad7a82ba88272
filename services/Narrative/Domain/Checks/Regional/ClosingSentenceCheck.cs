using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Regional;

/// <summary>text.closing_sentence: a section does not end with the sentence that its region demands; white space makes no difference.</summary>
internal sealed class ClosingSentenceCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var closing in draft.Regional.ClosingSentences)
        {
            if (draft.Find(closing.Section) is not { } section)
            {
                continue;
            }

            var text = string.Concat(section.Sections.Prepend(section).Select(s => s.Text));
            // Compared without white space: how a line breaks is no part of what is demanded.
            if (!Squeeze(text).EndsWith(Squeeze(closing.Text), StringComparison.Ordinal))
            {
                yield return new(
                    "text.closing_sentence",
                    Severity.Warning,
                    $"“{draft.HeadingOf(section)}”应以“{closing.Text}”结尾（本地区规定），请在末尾补上这句话。"
                )
                {
                    Section = section.Name,
                    Expected = closing.Text,
                    RulePack = closing.Source,
                };
            }
        }
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

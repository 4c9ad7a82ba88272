using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks.Regional;

/// <summary>text.too_long: a section is longer than its region allows; white space does not count, references count as printed.</summary>
internal sealed class SectionLengthCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var limit in draft.Regional.Limits)
        {
            if (draft.Find(limit.Section) is not { } section)
            {
                continue;
            }

            var length = section.Sections.Prepend(section).Sum(s => CountCharacters(s.Text, draft.Sheets));
            if (length > limit.MaxCharacters)
            {
                yield return new(
                    "text.too_long",
                    Severity.Warning,
                    $"“{draft.HeadingOf(section)}”现有 {length} 字，超过本地区规定的 {limit.MaxCharacters} 字，请压缩 {length - limit.MaxCharacters} 字以上。"
                )
                {
                    Section = section.Name,
                    Expected = $"{limit.MaxCharacters}",
                    Actual = $"{length}",
                    RulePack = limit.Source,
                };
            }
        }
    }

    private static int CountCharacters(string text, ReferenceSheets? sheets) =>
        // References count as printed: their notation is longer than the number.
        (sheets is null ? text : ReferenceText.Fill(text, sheets))
            .EnumerateRunes()
            .Count(r => !System.Text.Rune.IsWhiteSpace(r));
}

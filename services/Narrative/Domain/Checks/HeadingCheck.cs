using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>
/// text.missing_section: a part is there, but under words that are neither the form's heading nor one of its accepted ones. How an
/// agency calls the topics within a part is its own affair.
/// </summary>
internal sealed class HeadingCheck : ITextCheck
{
    // Numbers typed before a heading.
    private static readonly char[] s_numerals = [.. "一二三四五六七八九十"];

    public IEnumerable<Finding> Find(ProseDraft draft) =>
        from form in draft.Form.Sections
        where form is { Section.Length: > 0, Heading.Length: > 0 }
        let section = draft.Find(form.Section)
        where section is { Heading.Length: > 0 } && !IsAccepted(section.Heading, form)
        select new Finding(
            "text.missing_section",
            Severity.Warning,
            $"标题“{section.Heading}”与表样规定的“{form.Heading}”不一致，请改为“{form.Heading}”。"
        )
        {
            Section = form.Section,
            Expected = form.Heading,
            Actual = section.Heading,
        };

    // The form's own heading, or one of the wordings that the edition accepts.
    private static bool IsAccepted(string heading, SectionForm form)
    {
        var letters = Letters(heading);
        // 政府信息公开工作 in front of it changes nothing.
        return letters.EndsWith(Letters(form.Heading), StringComparison.Ordinal)
            || form.Aliases.Any(a => Letters(a) == letters);
    }

    // Punctuation and spaces make no other heading; a number in front of it is another check's.
    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).TrimStart(s_numerals);
}

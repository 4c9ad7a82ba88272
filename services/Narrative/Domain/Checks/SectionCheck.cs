using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>text.missing_section, text.empty_section: the parts of the form are there and say something.</summary>
internal sealed class SectionCheck : ITextCheck
{
    // What templates put where nothing was written.
    private static readonly HashSet<string> s_unwritten = ["略", "待补充", "待完善", "待填写", "此处填写", "请填写"];
    private static readonly int s_longest = s_unwritten.Max(w => w.Length);

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var form in draft.Form.Sections.Where(f => f.Section.Length > 0))
        {
            if (Check(draft.Sections, form, "") is { } finding)
            {
                yield return finding;
                continue;
            }

            var parts = draft.Find(form.Section)?.Sections ?? [];
            foreach (var part in form.Sections)
            {
                if (Check(parts, part, form.Heading) is { } ofPart)
                {
                    yield return ofPart;
                }
            }
        }
    }

    // Null where the section may be absent, or is there and says something.
    private static Finding? Check(IReadOnlyList<Section> sections, SectionForm form, string under)
    {
        if (form.Required is not { } severity)
        {
            return null;
        }

        var place = under.Length > 0 ? $"“{under}”下的" : "";
        var section = sections.FirstOrDefault(s => s.Name == form.Section);
        if (section is null)
        {
            return new(
                "text.missing_section",
                severity,
                $"缺少{place}“{form.Heading}”部分，请补写；确无内容的写明“无”。"
            )
            {
                Section = form.Section,
                Expected = form.Heading,
            };
        }

        return SaysNothing(section) && section.Sections.All(SaysNothing)
            ? new("text.empty_section", severity, $"{place}“{form.Heading}”部分没有内容，请补写；确无内容的写明“无”。")
            {
                Section = form.Section,
            }
            : null;
    }

    // A picture or a table says something.
    private static bool SaysNothing(Section section) =>
        section.Blocks.All(b => b is Heading or Paragraph or ItemList && IsUnwritten(b.Text));

    // Marks and spaces do not count.
    private static bool IsUnwritten(string text)
    {
        // One letter more than the longest of them is enough to see that something is said.
        var letters = string.Concat(text.Where(char.IsLetterOrDigit).Take(s_longest + 1));
        return letters.Length == 0 || s_unwritten.Contains(letters);
    }
}

using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>fees.missing_statement: section six says how much 信息处理费 was charged, even none (国办函〔2020〕109号, from 2021).</summary>
internal sealed partial class FeeCheck : ITextCheck
{
    // The first report year after the notice took effect.
    private const int FirstYear = 2021;

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        var section = draft.All.FirstOrDefault(s => draft.RoleOf(s.Name) == SectionRole.FeeStatement);
        if (
            section is null
            || (draft.Year > 0 && draft.Year < FirstYear)
            || section.Sections.Prepend(section).Any(States)
        )
        {
            yield break;
        }

        yield return new(
            "fees.missing_statement",
            Severity.Warning,
            $"“{draft.Form.Outline.Find(section.Name)?.Form.Heading}”没有说明信息处理费的收取情况，请写明收取金额（元）；没有收取的写明“{draft.Year}年度未收取信息处理费”。"
        )
        {
            Section = section.Name,
            Expected = "信息处理费",
        };
    }

    // A sentence that names the fee and gives an amount, or says that there was none.
    private static bool States(Section section) =>
        section.Blocks.Any(b => Fee().Matches(b.Text).Any(m => Amount().IsMatch(m.Value)));

    // The sentence that names the fee; the title of the fee's own rules says nothing.
    [GeneratedRegex(@"[^。；\n]{0,200}处理费[^。；\n]{0,200}", RegexOptions.CultureInvariant)]
    private static partial Regex Fee();

    // A sum of money, or a word for none.
    [GeneratedRegex(
        @"[0-9０-９一二三四五六七八九十百千万零]\s*(?:余)?\s*(?:万)?元|未|无|没有|零|免收|不涉及|不收|不存在|均为0|为0",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Amount();
}

using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks.Numerals;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>
/// fees.missing_statement, fees.contradiction: section six says how much 信息处理费 was charged, even none (国办函〔2020〕109号, from 2021),
/// and says it once. 行政事业性收费 of table two is another matter.
/// </summary>
internal sealed partial class FeeCheck : ITextCheck
{
    // The first report year after the notice took effect.
    private const int FirstYear = 2021;

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        var section = draft.All.FirstOrDefault(s => draft.RoleOf(s.Name) == SectionRole.FeeStatement);
        if (section is null || (draft.Year > 0 && draft.Year < FirstYear))
        {
            yield break;
        }

        var lines = section.Sections.Prepend(section).SelectMany(TextLine.Split).ToArray();
        // Statements of the section and of its parts: they may be in any of them.
        var statements = lines.SelectMany(Statements).ToArray();
        if (!Array.Exists(statements, s => s.SaysNone || s.Amount is not null))
        {
            yield return Missing(section, draft);
        }

        if (
            Array.Find(statements, s => s.SaysNone) is { } none
            && Array.Find(statements, s => s.Amount > 0) is { } some
        )
        {
            yield return some.Line.Warn(
                "fees.contradiction",
                some.Start,
                some.End,
                $"同时写了没有收取信息处理费和收取“{some.Text}”，互相矛盾：没有收取的删去金额，确有收取的删去“{none.Text}”。",
                ""
            );
        }
    }

    private static Finding Missing(Section section, ProseDraft draft) =>
        new(
            "fees.missing_statement",
            Severity.Warning,
            $"“{draft.Form.Outline.Find(section.Name)?.Form.Heading}”没有说明信息处理费的收取情况，请写明收取金额（元）；没有收取的写明“{draft.Year}年度未收取信息处理费”。"
        )
        {
            Section = section.Name,
            Expected = "信息处理费",
        };

    // Of sentences that name the fee or, without 行政事业性收费, any charge: whether there was none, and how much.
    private static IEnumerable<FeeStatement> Statements(TextLine line)
    {
        foreach (Match sentence in Sentence().Matches(FullWidth.ToAscii(line.Text)))
        {
            var isNamed = sentence.Value.Contains("处理费", StringComparison.Ordinal);
            if (!isNamed && (!Charge().IsMatch(sentence.Value) || OtherCharge().IsMatch(sentence.Value)))
            {
                continue;
            }

            // The title of the fee's own rules says nothing.
            var said = Title().Replace(sentence.Value, m => new string(' ', m.Length));
            if (isNamed && !said.Contains('费', StringComparison.Ordinal))
            {
                continue;
            }

            if (None().Match(said) is { Success: true } none)
            {
                yield return FeeStatement.OfNone(line, sentence.Index + none.Index, none.Length);
            }

            // 行政事业性收费 beside it has its amount for itself.
            foreach (Match amount in isNamed ? Amount().Matches(said).ToArray() : [])
            {
                if (IsOfProcessingFee(said.AsSpan(0, amount.Index)))
                {
                    yield return FeeStatement.OfAmount(line, sentence.Index + amount.Index, amount.Length);
                }
            }
        }
    }

    // The fee is the last charge that is named before the amount.
    private static bool IsOfProcessingFee(ReadOnlySpan<char> before) =>
        before.LastIndexOf("处理费") >= before.LastIndexOf("行政事业")
        && before[Math.Max(0, before.Length - 8)..].IndexOfAny("减免退应") < 0;

    [GeneratedRegex(@"[^。；\n]{1,400}", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    // Any word for what applicants pay.
    [GeneratedRegex("收费|费用|收取", RegexOptions.CultureInvariant)]
    private static partial Regex Charge();

    [GeneratedRegex("行政事业|事业性|检测费|培训费", RegexOptions.CultureInvariant)]
    private static partial Regex OtherCharge();

    [GeneratedRegex("《[^《》]{1,80}(?:《[^《》]{1,60}》[^《》]{0,20})?》", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    // A title that was blanked out counts as one character. 未收取, 没有发生收费, 不收取, 免收, 无信息处理费收取情况, 收费情况：无; 收取0元 is an amount.
    [GeneratedRegex(
        @"(?:未|没有|无|不|免)(?!正当|法|效|关|论|能|得|予|按|服|足|及时)(?:[^，。；\n ]| +){0,16}?(?:收取|收费|处理费|费用)|(?:处理费|收费|费用|收取)[^，。；\n]{0,24}?(?:未发生|没有发生|未产生|没有产生|不存在|不涉及|免收|免费|为零|零元|均为0|为0(?!\.)|[：:]\s*(?:0|零|无)|[为是]\s*无|(?<=情况|金额)无)|未(?:发生|产生|涉及|收取)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex None();

    // A sum of money; 0元 is one too.
    [GeneratedRegex(
        @"(?<![0-9.])[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:余|多)?\s*(?:万)?元|[一二三四五六七八九十百千万零]{1,9}元",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Amount();
}

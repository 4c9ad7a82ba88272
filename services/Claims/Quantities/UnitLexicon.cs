using System.Collections.Frozen;

namespace Disclosure.Claims.Quantities;

/// <summary>The units that may follow a number.</summary>
internal static class UnitLexicon
{
    // By their first character, the longest first.
    private static readonly FrozenDictionary<char, (string Word, QuantityUnit Unit, decimal Factor)[]> s_units = new (
        string Word,
        QuantityUnit Unit,
        decimal Factor
    )[]
    {
        ("人次", QuantityUnit.Person, 1),
        ("件次", QuantityUnit.Case, 1),
        ("件套", QuantityUnit.Foreign, 1),
        ("件事", QuantityUnit.Foreign, 1),
        ("个工作日", QuantityUnit.Foreign, 1),
        ("个月", QuantityUnit.Foreign, 1),
        ("个小时", QuantityUnit.Foreign, 1),
        ("个季度", QuantityUnit.Foreign, 1),
        ("个百分点", QuantityUnit.Foreign, 1),
        ("个渠道", QuantityUnit.Kind, 1),
        ("个途径", QuantityUnit.Kind, 1),
        ("个方面", QuantityUnit.Kind, 1),
        ("个环节", QuantityUnit.Kind, 1),
        ("种", QuantityUnit.Kind, 1),
        ("类", QuantityUnit.Kind, 1),
        ("项合计", QuantityUnit.Kind, 1),
        ("条例", QuantityUnit.Foreign, 1),
        ("起来", QuantityUnit.Foreign, 1),
        ("例如", QuantityUnit.Foreign, 1),
        ("亿元", QuantityUnit.Money, 100_000_000),
        ("万元", QuantityUnit.Money, 10_000),
        ("元", QuantityUnit.Money, 1),
        ("件", QuantityUnit.Case, 1),
        ("宗", QuantityUnit.Case, 1),
        ("起", QuantityUnit.Case, 1),
        ("例", QuantityUnit.Case, 1),
        ("条", QuantityUnit.Thing, 1),
        ("份", QuantityUnit.Thing, 1),
        ("个", QuantityUnit.Thing, 1),
        ("项", QuantityUnit.Thing, 1),
        ("部", QuantityUnit.Thing, 1),
        ("笔", QuantityUnit.Thing, 1),
        ("名申请人", QuantityUnit.Foreign, 1),
        ("位申请人", QuantityUnit.Foreign, 1),
        ("人", QuantityUnit.Person, 1),
        ("名", QuantityUnit.Person, 1),
        ("位", QuantityUnit.Person, 1),
        ("%", QuantityUnit.Percent, 1),
        ("％", QuantityUnit.Percent, 1),
        ("‰", QuantityUnit.Percent, 0.1m),
        ("年", QuantityUnit.Year, 1),
        ("月", QuantityUnit.Month, 1),
    }
        .GroupBy(u => u.Word[0])
        .ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>The unit at a place and the end of its word; None where there is no unit.</summary>
    public static (QuantityUnit Unit, decimal Factor, int End) Match(string text, int at)
    {
        if (at < text.Length && s_units.TryGetValue(text[at], out var units))
        {
            foreach (var (word, unit, factor) in units)
            {
                if (text.AsSpan(at).StartsWith(word))
                {
                    return (unit, factor, at + word.Length);
                }
            }
        }

        // A word that is no unit: what follows is what is counted, or the number is none.
        return at < text.Length && IsForeignUnit(text[at])
            ? (QuantityUnit.Foreign, 1, at + 1)
            : (QuantityUnit.None, 1, at);
    }

    // Characters that begin units of what no table counts.
    private static bool IsForeignUnit(char c) =>
        "成期场次篇日号楼层室届家幅张册套本处栋户亩只台辆批组分秒时天周岁级款段轮封章页字版块座所村镇乡师门科股里米吨倍成季".Contains(
            c,
            StringComparison.Ordinal
        );
}

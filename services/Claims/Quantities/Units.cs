using System.Collections.Frozen;

namespace Disclosure.Claims.Quantities;

/// <summary>The words that follow a number and say what it counts.</summary>
internal static class Units
{
    // By their first character, the longest first.
    private static readonly FrozenDictionary<char, (string Word, Unit Unit, decimal Factor)[]> s_units = new (
        string Word,
        Unit Unit,
        decimal Factor
    )[]
    {
        ("人次", Unit.Person, 1),
        ("件次", Unit.Case, 1),
        ("件套", Unit.Foreign, 1),
        ("件事", Unit.Foreign, 1),
        ("个工作日", Unit.Foreign, 1),
        ("个月", Unit.Foreign, 1),
        ("个小时", Unit.Foreign, 1),
        ("个季度", Unit.Foreign, 1),
        ("个百分点", Unit.Foreign, 1),
        ("个渠道", Unit.Kind, 1),
        ("个途径", Unit.Kind, 1),
        ("个方面", Unit.Kind, 1),
        ("个环节", Unit.Kind, 1),
        ("种", Unit.Kind, 1),
        ("类", Unit.Kind, 1),
        ("项合计", Unit.Kind, 1),
        ("条例", Unit.Foreign, 1),
        ("起来", Unit.Foreign, 1),
        ("例如", Unit.Foreign, 1),
        ("亿元", Unit.Money, 100_000_000),
        ("万元", Unit.Money, 10_000),
        ("元", Unit.Money, 1),
        ("件", Unit.Case, 1),
        ("宗", Unit.Case, 1),
        ("起", Unit.Case, 1),
        ("例", Unit.Case, 1),
        ("条", Unit.Thing, 1),
        ("份", Unit.Thing, 1),
        ("个", Unit.Thing, 1),
        ("项", Unit.Thing, 1),
        ("部", Unit.Thing, 1),
        ("笔", Unit.Thing, 1),
        ("名申请人", Unit.Foreign, 1),
        ("位申请人", Unit.Foreign, 1),
        ("人", Unit.Person, 1),
        ("名", Unit.Person, 1),
        ("位", Unit.Person, 1),
        ("%", Unit.Percent, 1),
        ("％", Unit.Percent, 1),
        ("年", Unit.Year, 1),
        ("月", Unit.Month, 1),
    }
        .GroupBy(u => u.Word[0])
        .ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>What a number counts, and where the word ends; None where nothing of the kind stands there.</summary>
    public static (Unit Unit, decimal Factor, int End) At(string text, int at)
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
        return at < text.Length && IsForeignUnit(text[at]) ? (Unit.Foreign, 1, at + 1) : (Unit.None, 1, at);
    }

    private static bool IsForeignUnit(char c) =>
        "期场次篇日号楼层室届家幅张册套本处栋户亩只台辆批组分秒时天周岁级款段轮封章页字版块座所村镇乡师门科股里米吨倍成季".Contains(
            c,
            StringComparison.Ordinal
        );
}

using System.Collections.Frozen;
using Disclosure.Vocabulary.References;

namespace Disclosure.Narrative.Domain.Claims;

/// <summary>Reads the numbers of a text: Arabic, full-width, with thousands separators, Chinese; 万, 亿, %; units.</summary>
internal static class QuantityReader
{
    // No count and no amount of a report has more digits; longer runs are codes, telephone numbers or noise.
    private const int MaxDigits = 15;

    private const string Hundredths = "百分之";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_approximately = FrozenSet
        .ToFrozenSet(
            "近 约 逾 超 超过 接近 将近 上百 不足 不少于 不低于 不超过 至少 最多 至多 大约 少于 多于 高于 低于 超出 突破".Split(
                ' '
            )
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

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

    /// <summary>Whether a number may begin with this character.</summary>
    public static bool Begins(char c) => IsDigit(c) || ChineseNumeral.Has(c) || c is '百' or '千';

    /// <summary>
    /// Reads what begins at a place. False where it is no number; <paramref name="end"/> then says how far to go on.
    /// </summary>
    public static bool TryRead(string text, int start, out Quantity quantity, out int end)
    {
        quantity = Quantity.Nothing;
        return IsDigit(text[start])
            ? TryReadArabic(text, start, out quantity, out end)
            : TryReadChinese(text, start, out quantity, out end);
    }

    public static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    /// <summary>The number that a reference will stand for: a number, but none that could be wrong.</summary>
    public static Token Referred(string text, int start, int end)
    {
        var (unit, _, unitEnd) = UnitAt(text, SkipSpaces(text, end));
        var quantity = new Quantity(0, 1, unit, false, start, end, unit == Unit.None ? end : unitEnd);
        return new(TokenKind.Number, start, quantity.UnitEnd, Number: quantity);
    }

    private static bool TryReadArabic(string text, int start, out Quantity quantity, out int end)
    {
        quantity = Quantity.Nothing;
        var (value, digits, places, at) = (0m, 0, -1, start);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (IsDigit(c))
            {
                digits++;
                places += places >= 0 ? 1 : 0;
                value = digits <= MaxDigits ? (value * 10) + (c <= '9' ? c - '0' : c - '０') : value;
            }
            else if (c is '.' or '．' && places < 0 && IsDigitAt(text, at + 1))
            {
                places = 0;
            }
            else if (!(c is ',' or '，' && places < 0 && IsThousands(text, start, at)))
            {
                break;
            }
        }

        end = at;
        if (digits > MaxDigits || IsPartOfCode(text, start, at))
        {
            end = EndOfCode(text, at);
            return false;
        }

        for (var i = 0; i < places; i++)
        {
            value /= 10;
        }

        return Complete(text, start, at, value, Power(-Math.Max(places, 0)), out quantity, out end);
    }

    private static bool TryReadChinese(string text, int start, out Quantity quantity, out int end)
    {
        quantity = Quantity.Nothing;
        end = start;
        while (end < text.Length && ChineseNumeral.Has(text[end]))
        {
            end++;
        }

        if (
            text.AsSpan(start).StartsWith(Hundredths)
            && TryReadHundredths(text, start, out quantity, out var percentEnd)
        )
        {
            end = percentEnd;
            return true;
        }

        // A last 万 or 亿 may be that of a unit: 三万元.
        var numeralEnd = end;
        if (end - start > 1 && text[end - 1] is '万' or '亿' && end < text.Length && text[end] == '元')
        {
            numeralEnd--;
        }

        if (!ChineseNumeral.TryParse(text.AsSpan(start, numeralEnd - start), out var value))
        {
            return false;
        }

        return Complete(text, start, numeralEnd, value, 1, out quantity, out end)
            && (quantity.Unit is not Unit.None || IsSpokenZero(text, start, numeralEnd));
    }

    private static bool TryReadHundredths(string text, int start, out Quantity quantity, out int end)
    {
        quantity = Quantity.Nothing;
        end = start + Hundredths.Length;
        var from = end;
        while (end < text.Length && ChineseNumeral.Has(text[end]))
        {
            end++;
        }

        if (!ChineseNumeral.TryParse(text.AsSpan(from, end - from), out var value))
        {
            return false;
        }

        quantity = new(value, 1, Unit.Percent, !IsApproximate(text, start), start, end, end);
        return true;
    }

    private static bool Complete(
        string text,
        int start,
        int at,
        decimal value,
        decimal step,
        out Quantity quantity,
        out int end
    )
    {
        var exact = !IsOrdinal(text, start) && !IsApproximate(text, start);
        var next = SkipSpaces(text, at);
        exact &= !SkipVague(text, ref next);
        var factor = FactorAt(text, next);
        if (factor > 1)
        {
            (at, next) = (next + 1, SkipSpaces(text, next + 1));
            exact &= !SkipVague(text, ref next);
        }

        var (unit, times, unitEnd) = UnitAt(text, next);
        exact &= !IsVagueAfter(text, unitEnd) && !IsRange(text, start, at, unitEnd);
        quantity = new(
            value * factor * times,
            step * factor * times,
            IsOrdinal(text, start) ? Unit.Foreign : unit,
            exact,
            start,
            at,
            unit == Unit.None ? at : unitEnd
        );
        end = quantity.UnitEnd;
        return true;
    }

    private static (Unit Unit, decimal Factor, int End) UnitAt(string text, int at)
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

    private static bool IsSpokenZero(string text, int start, int end) =>
        end - start == 1
        && text[start] == '零'
        && start > 0
        && text[start - 1] is '为' or '是' or '：' or ':'
        && (end == text.Length || !char.IsLetter(text[end]));

    // 2 to 3 digits between separators, and the last group followed by no further digit.
    private static bool IsThousands(string text, int start, int comma) =>
        IsDigitAt(text, comma + 1)
        && IsDigitAt(text, comma + 2)
        && IsDigitAt(text, comma + 3)
        && !IsDigitAt(text, comma + 4)
        && comma - start is >= 1 and <= 19
        && (comma - start <= 3 || text[comma - 4] == ',');

    private static bool IsDigitAt(string text, int at) => at < text.Length && IsDigit(text[at]);

    // Digits inside addresses, codes, telephone numbers, dates with hyphens.
    private static bool IsPartOfCode(string text, int start, int end) =>
        (start > 0 && IsCodeCharacter(text[start - 1]) && !IsListMark(text, start - 1))
        || (end < text.Length && IsCodeCharacter(text[end]) && !IsRangeMark(text, end));

    private static bool IsCodeCharacter(char c) => char.IsAsciiLetter(c) || c is '@' or '/' or '_' or '#' or '.' or '-';

    private static bool IsListMark(string text, int at) =>
        text[at] == '.' && !(at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]));

    // A dot that ends a sentence, or a hyphen between two numbers that have no other.
    private static bool IsRangeMark(string text, int at) => text[at] == '.' && !IsDigitAt(text, at + 1);

    private static int EndOfCode(string text, int at)
    {
        while (at < text.Length && (IsCodeCharacter(text[at]) || IsDigit(text[at])))
        {
            at++;
        }

        return at;
    }

    private static bool IsOrdinal(string text, int start) =>
        start > 0
        && (
            text[start - 1] is '第' or '〔' or '[' or '［'
            || (text[start - 1] == '前' && !(start > 1 && text[start - 2] is '目' or '日' or '此' or '之' or '以'))
        );

    private static bool IsApproximate(string text, int start)
    {
        var at = start;
        while (at > 0 && text[at - 1] == ' ')
        {
            at--;
        }

        var before = text.AsSpan(Math.Max(0, at - 4), at - Math.Max(0, at - 4));
        for (var length = 1; length <= before.Length; length++)
        {
            if (s_approximately.Contains(before[^length..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SkipVague(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && text[at] is '余' or '多' or '来' or '几')
        {
            at++;
        }

        return at > from;
    }

    private static bool IsVagueAfter(string text, int at) =>
        text.AsSpan(at)
            is ['以', '上' or '下' or '内', ..]
                or ['左', '右', ..]
                or ['上', '下', ..]
                or ['之', '多', ..]
                or ['余', ..]
        || (
            text.AsSpan(at) is ['多', .. var rest]
            && !(rest.Length > 0 && (IsDigit(rest[0]) || ChineseNumeral.Has(rest[0])))
        );

    // 3至5件, 20—30件, 10件至20件: neither number is stated.
    private static bool IsRange(string text, int start, int end, int unitEnd)
    {
        var before = start > 0 && IsRangeSign(text[start - 1]) && start > 1 && EndsNumber(text[start - 2]);
        var after =
            (end < text.Length && IsRangeSign(text[end]) && BeginsNumber(text, end + 1))
            || (
                unitEnd < text.Length && unitEnd > end && IsRangeSign(text[unitEnd]) && BeginsNumber(text, unitEnd + 1)
            );
        return before || after;
    }

    private static bool IsRangeSign(char c) => c is '至' or '到' or '-' or '—' or '－' or '–' or '~' or '～';

    private static bool EndsNumber(char c) =>
        IsDigit(c) || ChineseNumeral.Has(c) || c is '件' or '宗' or '条' or '%' or '年' or '月' or '—';

    private static bool BeginsNumber(string text, int at) =>
        at < text.Length
        && !(at + 4 < text.Length && text[at + 4] == '年')
        && (IsDigit(text[at]) || ChineseNumeral.Has(text[at]) || (text[at] == '—' && IsDigitAt(text, at + 1)));

    private static decimal FactorAt(string text, int at) =>
        at >= text.Length ? 1
        : text[at] == '万' && !(at + 1 < text.Length && text[at + 1] == '元') ? 10_000
        : text[at] == '亿' && !(at + 1 < text.Length && text[at + 1] == '元') ? 100_000_000
        : 1;

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00A0' or '　')
        {
            at++;
        }

        return at;
    }

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (; exponent < 0; exponent++)
        {
            power /= 10;
        }

        return power;
    }
}

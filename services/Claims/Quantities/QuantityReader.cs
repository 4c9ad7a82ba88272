using Disclosure.Form.References;

namespace Disclosure.Claims.Quantities;

/// <summary>Reads the numbers of a text: Arabic, full-width, with thousands separators, Chinese; 万, 亿, %; units.</summary>
internal static partial class QuantityReader
{
    // No count and no amount of a report has more digits; longer runs are codes, telephone numbers or noise.
    // 15 digits fit a decimal with room for 万 and 亿.
    private const int MaxDigits = 15;

    // 百分之二十: percent in words.
    private const string Hundredths = "百分之";

    /// <summary>Whether a number may begin with this character.</summary>
    public static bool Begins(char c) => IsDigit(c) || ChineseNumeral.Has(c) || c is '百' or '千';

    /// <summary>
    /// Reads what begins at a place. False where it is no number; <paramref name="end"/> then says how far to go on.
    /// </summary>
    /// <param name="start">Where <see cref="Begins"/> holds.</param>
    /// <param name="quantity">The number with its unit.</param>
    public static bool TryRead(string text, int start, out Quantity quantity, out int end)
    {
        quantity = Quantity.Nothing;
        return IsDigit(text[start])
            ? TryReadArabic(text, start, out quantity, out end)
            : TryReadChinese(text, start, out quantity, out end);
    }

    /// <summary>Whether it is an ASCII or full-width digit.</summary>
    public static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    /// <summary>The number that a reference stands for: it has a unit and, as it cannot be wrong, no value.</summary>
    public static Quantity ReadReference(string text, int start, int end)
    {
        var (unit, _, unitEnd) = UnitLexicon.Match(text, SkipSpaces(text, end));
        return new(0, 1, unit, false, start, end, unit == QuantityUnit.None ? end : unitEnd);
    }

    // Digits with thousands separators and one point. Parts of codes are skipped as a whole.
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
            else if (
                !(c is ',' or '，' && places < 0 && IsThousands(text, start, at))
                && !IsSpacedThousands(text, start, at, places)
            )
            {
                break;
            }
        }

        end = at;
        // Codes are skipped whole: their digits would else be read as a number behind a letter.
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

    // A numeral in words needs a unit: 一般 and 二是 are no numbers.
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
            && (quantity.Unit is not QuantityUnit.None || IsSpokenZero(text, start, numeralEnd));
    }

    // Adds what follows the digits: 余, 万 or 亿, the unit, 以上.
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
        // Whatever makes a number inexact leaves it readable: it is no claim, but it is a number.
        var exact = !QuantityExactness.IsOrdinal(text, start) && !QuantityExactness.IsApproximate(text, start);
        var next = SkipSpaces(text, at);
        exact &= !QuantityExactness.SkipVague(text, ref next);
        var factor = FactorAt(text, next);
        if (factor > 1)
        {
            (at, next) = (next + 1, SkipSpaces(text, next + 1));
            exact &= !QuantityExactness.SkipVague(text, ref next);
        }

        var (unit, times, unitEnd) = UnitLexicon.Match(text, next);
        exact &= !QuantityExactness.IsVagueAfter(text, unitEnd) && !QuantityExactness.IsRange(text, start, at, unitEnd);
        quantity = new(
            value * factor * times,
            step * factor * times,
            QuantityExactness.IsOrdinal(text, start) ? QuantityUnit.Foreign : unit,
            exact,
            start,
            at,
            unit == QuantityUnit.None ? at : unitEnd
        );
        end = quantity.UnitEnd;
        return true;
    }

    // 均为零: the only numeral that may stand without a unit.
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
        // Exactly three digits after the separator, or it parts two numbers of a list.
        && !IsDigitAt(text, comma + 4)
        && comma - start is >= 1 and <= 19
        && (comma - start <= 3 || text[comma - 4] == ',');

    // 1 234: one space of any width before each group of three, and no group after a longer run of digits.
    private static bool IsSpacedThousands(string text, int start, int space, int places)
    {
        if (places >= 0 || !IsSpace(text[space]) || !IsDigit(text[space - 1]))
        {
            return false;
        }

        var group = space;
        while (group > start && IsDigit(text[group - 1]))
        {
            group--;
        }

        return (
                group == start
                    ? space - start <= 3 && text[start] is not ('0' or '０')
                    : space - group == 3 && IsSpace(text[group - 1])
            )
            && IsDigitAt(text, space + 1)
            && IsDigitAt(text, space + 2)
            && IsDigitAt(text, space + 3)
            && !IsDigitAt(text, space + 4);
    }

    // Also the narrow ones that typesetters use.
    private static bool IsSpace(char c) =>
        c is ' ' or '\u00A0' or '\u2009' or '\u202F' or '\u2005' or '\u2006' or '\u3000';

    /// <summary>Whether a digit is at a place, which may be past the end.</summary>
    public static bool IsDigitAt(string text, int at) => at < text.Length && IsDigit(text[at]);

    // Digits inside addresses, codes, telephone numbers, dates with hyphens.
    private static bool IsPartOfCode(string text, int start, int end) =>
        (start > 0 && IsCodeCharacter(text[start - 1]) && !IsListMark(text, start - 1))
        || (end < text.Length && IsCodeCharacter(text[end]) && !IsRangeMark(text, end));

    private static bool IsCodeCharacter(char c) => char.IsAsciiLetter(c) || c is '@' or '/' or '_' or '#' or '.' or '-';

    // The dot before a digit that follows no letter or digit ends the number of an item.
    private static bool IsListMark(string text, int at) =>
        text[at] == '.' && !(at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]));

    // A dot that ends a sentence, or a hyphen between two numbers that have no other.
    private static bool IsRangeMark(string text, int at) => text[at] == '.' && !IsDigitAt(text, at + 1);

    // One past a code of letters, digits and joining characters.
    private static int EndOfCode(string text, int at)
    {
        while (at < text.Length && (IsCodeCharacter(text[at]) || IsDigit(text[at])))
        {
            at++;
        }

        return at;
    }

    // 万 and 亿 multiply; those of 万元 and 亿元 belong to the unit.
    private static decimal FactorAt(string text, int at) =>
        at >= text.Length ? 1
        : text[at] == '万' && !(at + 1 < text.Length && text[at + 1] == '元') ? 10_000
        : text[at] == '亿' && !(at + 1 < text.Length && text[at + 1] == '元') ? 100_000_000
        : 1;

    // Word processors put spaces, some of them wide, between a number and its unit.
    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00A0' or '　')
        {
            at++;
        }

        return at;
    }

    // 10 to a power of 0 or less.
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

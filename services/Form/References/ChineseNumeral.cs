using System.Buffers;
using System.Text;

namespace Disclosure.Form.References;

/// <summary>Whole numbers in Chinese numerals, read and written: 一百二十三, 两千零五, 二〇二三, 壹拾贰.</summary>
public static class ChineseNumeral
{
    /// <summary>Largest number that is read or written: below 10^16.</summary>
    public const long Max = 9_999_999_999_999_999;

    /// <summary>Longest numeral that is read; no number up to <see cref="Max"/> takes more.</summary>
    public const int MaxLength = 40;

    private const string Digits = "零一二三四五六七八九";

    private static readonly SearchValues<char> s_digits = SearchValues.Create(
        "零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸"
    );

    private static readonly (long Unit, char Name)[] s_units = [(1_000, '千'), (100, '百'), (10, '十')];

    /// <summary>Whether the character can stand in a numeral.</summary>
    public static bool Has(char c) => DigitOf(c) >= 0 || UnitOf(c) > 0;

    /// <summary>
    /// Reads a numeral of places (三百二十, also the spoken 三百二), or of digits alone (二〇二三). False where it is none.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return text.Length is > 0 and <= MaxLength
            && (text.ContainsAnyExcept(s_digits) ? TryParsePlaces(text, out number) : TryParseDigits(text, out number));
    }

    /// <summary>The numeral of a number from 0 to <see cref="Max"/>.</summary>
    public static string Format(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Max);
        if (number == 0)
        {
            return "零";
        }

        var text = new StringBuilder();
        Write(text, number);
        return text.ToString() is ['一', '十', .. var rest] ? "十" + rest : text.ToString();
    }

    private static void Write(StringBuilder text, long number)
    {
        if (number >= 100_000_000)
        {
            Write(text, number / 100_000_000);
            number = WriteUnit(text, '亿', number, 100_000_000);
        }

        if (number >= 10_000)
        {
            WriteSection(text, number / 10_000);
            number = WriteUnit(text, '万', number, 10_000);
        }

        WriteSection(text, number);
    }

    private static void WriteSection(StringBuilder text, long number)
    {
        foreach (var (unit, name) in s_units)
        {
            if (number >= unit)
            {
                text.Append(Digits[(int)(number / unit)]);
                number = WriteUnit(text, name, number, unit);
            }
        }

        if (number > 0)
        {
            text.Append(Digits[(int)number]);
        }
    }

    // A gap between two parts is said once, as 零. Answers what is left below the unit.
    private static long WriteUnit(StringBuilder text, char name, long number, long unit)
    {
        text.Append(name);
        var left = number % unit;
        if (left > 0 && left < unit / 10)
        {
            text.Append('零');
        }

        return left;
    }

    private static bool TryParseDigits(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (number > Max / 10)
            {
                return false;
            }

            number = (number * 10) + DigitOf(c);
        }

        return true;
    }

    private static bool TryParsePlaces(ReadOnlySpan<char> text, out long number)
    {
        // total: what stands before the last 亿; wan: before the last 万; part: below it; digit: waiting for its unit.
        var (total, wan, part, digit, last) = (0L, 0L, 0L, -1L, long.MaxValue);
        var zero = false;
        number = 0;
        foreach (var c in text)
        {
            var unit = UnitOf(c);
            if (unit == 0)
            {
                if (digit > 0)
                {
                    return false;
                }

                zero |= DigitOf(c) == 0;
                digit = DigitOf(c) == 0 ? -1 : DigitOf(c);
                continue;
            }

            if (unit < 10_000)
            {
                if (unit >= last || (digit < 0 && unit != 10))
                {
                    return false;
                }

                (part, digit, last) = (part + (unit * Math.Max(digit, 1)), -1, unit);
            }
            else
            {
                part += Math.Max(digit, 0);
                if (part + wan == 0 || (unit == 10_000 && wan > 0))
                {
                    return false;
                }

                (total, wan) = unit == 10_000 ? (total, part * unit) : ((total + wan + part) * unit, 0);
                (part, digit, last) = (0, -1, unit == 10_000 ? 10_000 : 100_000_000);
            }

            zero = false;
            if (total > Max)
            {
                return false;
            }
        }

        // 三百二 means 320; 三百零二 means 302.
        var place = digit > 0 && !zero && last is >= 100 and < long.MaxValue ? last / 10 : 1;
        number = total + wan + part + (Math.Max(digit, 0) * place);
        return number <= Max;
    }

    private static int DigitOf(char c) =>
        c switch
        {
            '零' or '〇' or '○' => 0,
            '一' or '壹' => 1,
            '二' or '两' or '贰' or '貳' => 2,
            '三' or '叁' or '參' => 3,
            '四' or '肆' => 4,
            '五' or '伍' => 5,
            '六' or '陆' or '陸' => 6,
            '七' or '柒' => 7,
            '八' or '捌' => 8,
            '九' or '玖' => 9,
            _ => -1,
        };

    private static long UnitOf(char c) =>
        c switch
        {
            '十' or '拾' => 10,
            '百' or '佰' => 100,
            '千' or '仟' => 1_000,
            '万' or '萬' => 10_000,
            '亿' or '億' => 100_000_000,
            _ => 0,
        };
}

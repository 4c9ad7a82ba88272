using Disclosure.Form.References;
using Disclosure.Narrative.Domain.Checks.Numerals;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Years and days however their digits are written: ２０２３年, 二〇二三年, 十二月三十一日.</summary>
internal static class YearDigits
{
    private const string Chinese = "〇一二三四五六七八九";
    private const int DigitsOfYear = 4;

    /// <summary>The text with full-width digits, and Chinese digits of years, as ASCII; each character keeps its place.</summary>
    public static string ToAscii(string text)
    {
        var ascii = FullWidth.ToAscii(text);
        for (var at = ascii.IndexOf('年', StringComparison.Ordinal); at >= 0; at = ascii.IndexOf('年', at + 1))
        {
            if (
                at >= DigitsOfYear
                && ascii[at - DigitsOfYear] is '二' or '一'
                && TryRead(ascii, at - DigitsOfYear, out var year)
            )
            {
                ascii = string.Concat(ascii.AsSpan(0, at - DigitsOfYear), year, ascii.AsSpan(at));
            }
        }

        return ascii;
    }

    /// <summary>The number of a month or a day; 0 where it is none.</summary>
    public static int NumberOf(string text) =>
        int.TryParse(text, out var digits) ? digits
        : ChineseNumeral.TryParse(text, out var number) ? (int)number
        : 0;

    // Four Chinese digits; 零, ○ and O are written for 〇.
    private static bool TryRead(string text, int at, out string year)
    {
        Span<char> digits = stackalloc char[DigitsOfYear];
        for (var i = 0; i < DigitsOfYear; i++)
        {
            var c = text[at + i] is '零' or '○' or 'O' or '0' ? '〇' : text[at + i];
            var digit = Chinese.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                year = "";
                return false;
            }

            digits[i] = (char)('0' + digit);
        }

        year = digits.ToString();
        return true;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Intake.Domain.Wording;

/// <summary>What is printed in the place of a figure.</summary>
/// <param name="Raw">As printed, trimmed.</param>
/// <param name="Value">The number; blank where there is none.</param>
/// <param name="Unit">A unit printed behind the number; empty where there is none.</param>
/// <param name="IsSpaced">Whether spaces between the digits were removed.</param>
internal readonly partial record struct PrintedValue(string Raw, CellValue Value, string Unit, bool IsSpaced = false)
{
    // Digits that fit a 64-bit number and need no pattern.
    private const int MaxPlain = 15;

    // Strokes and circles that stand for nothing to count, in all the forms that keyboards give.
    private static readonly SearchValues<char> s_marks = SearchValues.Create("/／╱∕\\＼-－—–―─‐−﹣○〇");
    private const int MaxMark = 2;

    /// <summary>Nothing at all.</summary>
    public static PrintedValue Blank => new("", CellValue.Blank, "");

    public bool IsBlank => Raw.Length == 0;

    /// <summary>A text in the place of a figure; without a value where it is none.</summary>
    public static PrintedValue Parse(string text) =>
        TryParse(text, out var value) ? value : new(text, CellValue.Blank, "");

    /// <summary>
    /// Whether a text may stand in the place of a figure: a number, with a unit or a note, or a mark for nothing.
    /// </summary>
    public static bool TryParse(string text, out PrintedValue value)
    {
        var raw = Trim(text);
        value = new(raw, CellValue.Blank, "");
        if (raw is "无" || (raw.Length <= MaxMark && !raw.AsSpan().ContainsAnyExcept(s_marks)))
        {
            return true;
        }

        if (raw.Length <= MaxPlain && !raw.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            value = new(raw, HasIdleZero(raw) ? CellValue.Blank : CellValue.FromInteger(long.Parse(raw)), "");
            return true;
        }

        var narrow = Narrow(raw);
        var isSpaced = Spaced().IsMatch(narrow);
        if (isSpaced)
        {
            narrow = narrow.Replace(" ", "", StringComparison.Ordinal);
        }

        var match = Number().Match(narrow);
        if (!match.Success)
        {
            return false;
        }

        var digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!match.Groups["note"].Success && !HasIdleZero(digits) && CellValue.TryParse(digits, out var number))
        {
            value = new(raw, number, match.Groups["u"].Value, isSpaced);
        }

        return true;
    }

    /// <summary>The value for a column of a unit; blank for a number of another unit.</summary>
    public CellValue ToCellValue(string unit) => Unit.Length == 0 || Unit == unit ? Value : CellValue.Blank;

    // White space and invisible characters at either end are layout.
    private static string Trim(string text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && IsLayout(text[from]))
        {
            from++;
        }

        while (from < to && IsLayout(text[to - 1]))
        {
            to--;
        }

        return text[from..to];
    }

    private static bool IsLayout(char c) => char.IsWhiteSpace(c) || IsInvisible(c);

    private static bool IsInvisible(char c) => c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    // Half width, every kind of space the plain one, no invisible characters.
    private static string Narrow(string raw) =>
        string.Concat(
            CharacterNormalizer
                .ToHalfWidth(raw)
                .Where(c => !IsInvisible(c))
                .Select(c =>
                    c is '−' or '﹣' ? '-'
                    : char.IsWhiteSpace(c) ? ' '
                    : c
                )
        );

    // 05 and 000 are figures that ran together, or codes.
    private static bool HasIdleZero(string digits) =>
        digits.TrimStart('+', '-') is ['0', var second, ..] && char.IsAsciiDigit(second);

    [GeneratedRegex(
        @"^(?<n>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?<u>件|条|项|份|次|个|宗|起|元|万元|亿元)?(?<note>[(].*)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();

    // 3 119 by thousands, 4 1 1 9 set apart one by one.
    [GeneratedRegex(
        @"^(?:[1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9](?: [0-9])+)(?: ?\. ?[0-9]+)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Spaced();
}

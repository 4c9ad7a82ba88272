using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Rules.ValueTypes;

/// <summary>A number that a cell holds with something else: full-width digits, thousands separators, a unit, a note.</summary>
/// <param name="Number">As the cell should hold it.</param>
/// <param name="Problem">What is with it, in Chinese.</param>
/// <remarks>Shown as the fix and never applied: the person may have meant something else.</remarks>
internal sealed partial record NearNumber(string Number, string Problem)
{
    // A figure may be one of these types with its sign or its decimals.
    private const string Digits = "０１２３４５６７８９";

    /// <summary>The number that a text means; null where that is not plain, or no number that the column may hold.</summary>
    /// <param name="text">What stands in the cell.</param>
    /// <param name="type">A number that the column cannot hold is no reading.</param>
    public static NearNumber? Read(string text, CellValueType type)
    {
        var match = Written().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var number = string.Concat(
            // Separators and spaces fall out; sign and point stay.
            match.Groups["number"].Value.Select(ToAscii).Where(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+')
        );
        var (unit, note) = (match.Groups["unit"].Value, match.Groups["note"].Value);
        // One problem is named, the one that a person sees first.
        var problem =
            unit.Length > 0 ? $"带了单位“{unit}”，单元格里只填数字"
            : note.Length > 0 ? $"带了说明“{note}”，说明请写到正文里"
            : match.Groups["number"].Value.AsSpan().ContainsAnyInRange('０', '９') ? "是全角数字，要用半角"
            : match.Groups["number"].Value.AsSpan().IndexOfAny(",，") >= 0 ? "带了千分位的逗号，要直接写数字"
            : "数字中间有空格，要连着写";
        // 1200元 is not 1200 万元.
        var isOtherUnit = type == CellValueType.Amount && unit is "元" or "亿元";
        return
            // Other units of money would need a conversion, which is not for a check to make.
            !isOtherUnit
            && CellValue.TryParse(number, out var value)
            && ValueTypeLimits.FindViolation(type, value) is null
            ? new(value.ToString(), problem)
            : null;
    }

    private static char ToAscii(char c) =>
        Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit)
        : c is '．' ? '.'
        : c is '－' ? '-'
        : c is '＋' ? '+'
        : c;

    // A number with separators or spaces, then a unit or a note in brackets.
    [GeneratedRegex(
        @"^\s*(?<number>[+\-＋－]?[0-9０-９]{1,3}(?:[,，\s][0-9０-９]{3})+(?:[.．][0-9０-９]+)?|[+\-＋－]?[0-9０-９]+(?:[.．][0-9０-９]+)?)\s*(?<unit>万元|亿元|元|件|条|个|项|宗|起|份|部)?\s*(?<note>[（(][^（）()]{1,60}[)）])?\s*$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Written();
}

using System.Collections.Frozen;
using Disclosure.Form.References;

namespace Disclosure.Claims.Quantities;

/// <summary>Whether a number is exact: not approximate, no range and no ordinal.</summary>
internal static class QuantityExactness
{
    // Words that right before a number say that it is not exact.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_approximately = FrozenSet
        .ToFrozenSet(
            "近 约 逾 超 超过 接近 将近 上百 不足 不少于 不低于 不超过 至少 最多 至多 大约 少于 多于 高于 低于 超出 突破".Split(
                ' '
            )
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>第3, 前3: an ordinal.</summary>
    public static bool IsOrdinal(string text, int start) =>
        start > 0
        && (
            text[start - 1] is '第' or '〔' or '[' or '［'
            || (text[start - 1] == '前' && !(start > 1 && text[start - 2] is '目' or '日' or '此' or '之' or '以'))
        );

    /// <summary>近, 约 before it.</summary>
    public static bool IsApproximate(string text, int start)
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

    /// <summary>余, 多 after the numeral; steps over them.</summary>
    public static bool SkipVague(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && text[at] is '余' or '多' or '来' or '几')
        {
            at++;
        }

        return at > from;
    }

    /// <summary>以上, 左右 after the unit.</summary>
    public static bool IsVagueAfter(string text, int at) =>
        text.AsSpan(at)
            is ['以', '上' or '下' or '内', ..]
                or ['左', '右', ..]
                or ['上', '下', ..]
                or ['之', '多', ..]
                or ['余', ..]
        || (
            text.AsSpan(at) is ['多', .. var rest]
            && !(rest.Length > 0 && (QuantityReader.IsDigit(rest[0]) || ChineseNumeral.Has(rest[0])))
        );

    /// <summary>3至5件, 20—30件, 10件至20件: neither number is stated.</summary>
    /// <remarks>The sign of a range needs a number on both sides.</remarks>
    public static bool IsRange(string text, int start, int end, int unitEnd)
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

    // What may stand before the sign of a range; a unit may follow the first number.
    private static bool EndsNumber(char c) =>
        QuantityReader.IsDigit(c) || ChineseNumeral.Has(c) || c is '件' or '宗' or '条' or '%' or '年' or '月' or '—';

    // A year after the sign ends a period, and is no range of numbers.
    private static bool BeginsNumber(string text, int at) =>
        at < text.Length
        && !(at + 4 < text.Length && text[at + 4] == '年')
        && (
            QuantityReader.IsDigit(text[at])
            || ChineseNumeral.Has(text[at])
            || (text[at] == '—' && QuantityReader.IsDigitAt(text, at + 1))
        );
}

using Disclosure.Claims.Concepts;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Quantities;

namespace Disclosure.Claims.Tokens;

/// <summary>Turns years and months into words: the period they name, or what they say of requests carried over.</summary>
/// <param name="year">The report year; 0 where it is not known, so that every year is taken for it.</param>
internal sealed class DateReader(ClaimVocabulary vocabulary, int year)
{
    // 2022年结转: from an earlier year.
    private static readonly string[] s_carriedAfter = ["结转", "遗留", "转入", "未办结", "延续"];

    // 结转至2024年, 2024年继续办理: to a later year.
    private static readonly string[] s_carryingBefore =
    [
        "结转",
        "顺延",
        "转入",
        "延期",
        "延",
        "延续",
        "转",
        "跨",
        "推迟",
    ];

    private static readonly string[] s_continuingAfter = ["继续办理", "继续处理", "办理", "办结", "答复"];

    // 较2022年: an earlier year is compared with.
    private static readonly string[] s_comparingBefore =
    [
        "较",
        "比",
        "与",
        "同",
        "相比",
        "相较",
        "较之",
        "对比",
        "相较于",
    ];

    /// <summary>Adds the word that a year stands for.</summary>
    public void AddYear(string text, Quantity quantity, List<Token> tokens)
    {
        // 、 is a token of its own.
        // Two years with 至 between them are a period, of which neither is the report's alone.
        var earlier = tokens is [.., _, { Kind: TokenKind.Comma }] ? tokens.Count - 2 : tokens.Count - 1;
        if (earlier >= 0 && IsJoined(text, tokens[earlier], quantity))
        {
            // 2021年至2023年: neither year alone.
            tokens[earlier] = tokens[earlier] with
            {
                Word = ClaimConcept.ForMeaning(WordMeaning.OtherPeriod),
            };
            tokens.Add(ToWord(quantity, ClaimConcept.ForMeaning(WordMeaning.OtherPeriod)));
            return;
        }

        tokens.Add(ToWord(quantity, FindConcept(text, quantity)));
    }

    /// <summary>Adds the period that a month ends: 1至12月 is the year, any other a part of it.</summary>
    public static void AddMonth(string text, Quantity quantity, List<Token> tokens)
    {
        var isYear = quantity.Value == 12 && !BeginsLater(text, quantity.Start);
        tokens.Add(ToWord(quantity, ClaimConcept.ForMeaning(isYear ? WordMeaning.ThisYear : WordMeaning.OtherPeriod)));
    }

    // What the words around a year say goes before its distance from the report year.
    private ClaimConcept FindConcept(string text, Quantity quantity)
    {
        // Said of the year: 度, 全年, 的.
        var before = text.AsSpan(0, quantity.Start).TrimEnd(' ');
        var after = text.AsSpan(quantity.UnitEnd).TrimStart("度全年的 ");
        var distance = year == 0 ? 0 : (int)quantity.Value - year;
        if (distance < 0 && StartsWithAny(after, s_carriedAfter))
        {
            return vocabulary.CarriedIn;
        }

        if (
            distance > 0
            && (EndsWithAny(before.TrimEnd("至到于入"), s_carryingBefore) || StartsWithAny(after, s_continuingAfter))
        )
        {
            return vocabulary.CarriedOut;
        }

        return ClaimConcept.ForMeaning(
            distance switch
            {
                < 0 when EndsWithAny(before, s_comparingBefore) => WordMeaning.Compare,
                0 => WordMeaning.ThisYear,
                -1 => WordMeaning.LastYear,
                > 0 => WordMeaning.NextYear,
                _ => WordMeaning.OtherPeriod,
            }
        );
    }

    // A year and only a joining word before this one.
    private static bool IsJoined(string text, Token earlier, Quantity quantity) =>
        earlier.Meaning
            is WordMeaning.ThisYear
                or WordMeaning.LastYear
                or WordMeaning.NextYear
                or WordMeaning.OtherPeriod
        && text.AsSpan(earlier.End, quantity.Start - earlier.End) is "至" or "-" or "—" or "到" or "——" or "、" or "和";

    // 7至12月 is half a year.
    private static bool BeginsLater(string text, int month)
    {
        var before = text.AsSpan(0, month);
        if (before is not [.., '至' or '到' or '-' or '—' or '－' or '–' or '~' or '～'])
        {
            return false;
        }

        before = before[..^1].TrimEnd('月');
        var digits = before.Length;
        while (digits > 0 && QuantityReader.IsDigit(before[digits - 1]))
        {
            digits--;
        }

        return digits < before.Length && before[digits..] is not ("1" or "１" or "01");
    }

    // The unit 年 or 月 is part of the word.
    private static Token ToWord(Quantity quantity, ClaimConcept concept) =>
        new(TokenKind.Word, quantity.Start, quantity.UnitEnd, concept);

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }
}

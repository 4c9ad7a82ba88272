using System.Globalization;

namespace Disclosure.Narrative.Domain.Checks.Numerals;

/// <summary>Numbers in which Arabic and Chinese numerals are mixed.</summary>
internal static class MixedNumeral
{
    /// <summary>3千5百 as 3500, 百分之20 as 20%; empty where a person must say what is meant.</summary>
    public static string ToArabic(string text)
    {
        if (text.StartsWith("百分之", StringComparison.Ordinal))
        {
            return text["百分之".Length..] + "%";
        }

        var (total, number) = (0m, "");
        foreach (var c in text)
        {
            // 3千5百 adds up part by part; a digit at the end without a factor has no clear place.
            if (char.IsAsciiDigit(c) || c == '.')
            {
                number += c;
                continue;
            }

            if (
                FactorOf(c) is not { } factor
                || !decimal.TryParse(
                    number,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                return "";
            }

            (total, number) = (total + (value * factor), "");
        }

        return number.Length == 0 ? total.ToString("0.##", CultureInfo.InvariantCulture) : "";
    }

    private static decimal? FactorOf(char c) =>
        c switch
        {
            '万' => 10_000,
            '千' => 1_000,
            '百' => 100,
            '十' => 10,
            _ => null,
        };
}

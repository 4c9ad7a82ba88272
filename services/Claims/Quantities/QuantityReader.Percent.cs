using System.Globalization;
using Disclosure.Form.References;

namespace Disclosure.Claims.Quantities;

/// <summary>Reads percentages in words: 百分之十二点五.</summary>
internal static partial class QuantityReader
{
    // Digits after 点, by their value.
    private const string SpokenDigits = "零一二三四五六七八九";

    // 百分之 and a numeral; always percent.
    private static bool TryReadHundredths(string text, int start, out Quantity quantity, out int end)
    {
        quantity = Quantity.Nothing;
        end = start + Hundredths.Length;
        if (end >= text.Length || !TryReadDecimal(text, ref end, out var value, out var step))
        {
            return false;
        }

        quantity = new(
            value,
            step,
            QuantityUnit.Percent,
            !QuantityExactness.IsApproximate(text, start),
            start,
            end,
            end
        );
        return true;
    }

    // 十二, 十二点五, 20.5
    private static bool TryReadDecimal(string text, ref int end, out decimal value, out decimal step)
    {
        var from = end;
        step = 1;
        if (IsDigit(text[from]))
        {
            while (IsDigitAt(text, end))
            {
                end++;
            }

            if (end < text.Length && text[end] == '.' && IsDigitAt(text, end + 1))
            {
                for (end++; IsDigitAt(text, end); end++)
                {
                    step /= 10;
                }
            }

            return decimal.TryParse(
                text.AsSpan(from, end - from),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out value
            );
        }

        while (end < text.Length && ChineseNumeral.Has(text[end]))
        {
            end++;
        }

        if (!ChineseNumeral.TryParse(text.AsSpan(from, end - from), out var whole))
        {
            value = 0;
            return false;
        }

        value = whole;
        if (end + 1 < text.Length && text[end] == '点')
        {
            for (
                var at = end + 1;
                at < text.Length && SpokenDigits.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var digit;
                at++
            )
            {
                step /= 10;
                value += digit * step;
                end = at + 1;
            }
        }

        return true;
    }
}

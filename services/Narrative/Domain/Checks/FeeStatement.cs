using System.Globalization;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>What a line says of 信息处理费: that none was charged, or how much.</summary>
/// <param name="Start">In UTF-16 units of the line.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Amount">In 元; null where none is stated.</param>
internal sealed record FeeStatement(TextLine Line, int Start, int End, bool SaysNone, decimal? Amount)
{
    private const decimal TenThousand = 10_000;

    /// <summary>The words of the statement.</summary>
    public string Text => Line.Text[Start..End];

    /// <summary>A statement that there was none.</summary>
    public static FeeStatement OfNone(TextLine line, int start, int length) =>
        new(line, start, start + length, true, null);

    /// <summary>A statement of an amount; 0元 says that there was none too.</summary>
    public static FeeStatement OfAmount(TextLine line, int start, int length)
    {
        var text = Checks.Numerals.FullWidth.ToAscii(line.Text.Substring(start, length));
        var number = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '.'));
        var amount =
            decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits)
                ? digits
            : ChineseNumeral.TryParse(text.TrimEnd('元'), out var words) ? words
            : 0;
        return new(
            line,
            start,
            start + length,
            false,
            number.Length > 0 && text.Contains('万', StringComparison.Ordinal) ? amount * TenThousand : amount
        );
    }
}

using System.Globalization;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Ofd;

/// <summary>Lengths in millimetres, as OFD counts (GB/T 33190-2016, 7.3).</summary>
internal static class OfdUnits
{
    private const int PerMillimetre = 10_000;

    /// <summary>Thousandths of a point in ten-thousandths of a millimetre.</summary>
    public static long FromThousandths(long thousandths)
    {
        // Thousandths of a point: 1 pt = 25.4 / 72 mm, so the factor is 127 / 36 in ten-thousandths of a millimetre.
        // 25.4 mm are 72 pt.
        var scaled = thousandths * 127;
        // Half of 36 rounds to the nearest, also below zero.
        return (scaled + (scaled >= 0 ? 18 : -18)) / 36;
    }

    /// <summary>A sheet of paper: whole micrometres, so that A4 is 210 by 297.</summary>
    public static MarkupBuffer PageBox(this MarkupBuffer xml, int width, int height) =>
        xml.Raw("0 0 "u8)
            // 595.276 pt would else be 210.0001 mm.
            .Millimetres((FromThousandths(width) + 5) / 10 * 10)
            .Raw(" "u8)
            .Millimetres((FromThousandths(height) + 5) / 10 * 10);

    public static MarkupBuffer Length(this MarkupBuffer xml, long thousandths) =>
        xml.Millimetres(FromThousandths(thousandths));

    /// <summary>Ten-thousandths of a millimetre as a decimal.</summary>
    public static MarkupBuffer Millimetres(this MarkupBuffer xml, long value)
    {
        Span<char> text = stackalloc char[24];
        // Decimal and not double: the digits are the same on every machine.
        ((decimal)value / PerMillimetre).TryFormat(text, out var length, "0.####", CultureInfo.InvariantCulture);
        return xml.Text(text[..length]);
    }
}

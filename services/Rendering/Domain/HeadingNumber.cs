using System.Globalization;
using Disclosure.Form.References;

namespace Disclosure.Rendering.Domain;

/// <summary>Numbers of headings (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）.</summary>
/// <remarks>Numbers stand before the heading without a space; the dots and commas are those of the standard.</remarks>
internal static class HeadingNumber
{
    /// <param name="level">1 to 4.</param>
    /// <param name="number">From 1.</param>
    public static string Format(int level, int number) =>
        level switch
        {
            1 => $"{ChineseNumeral.Format(number)}、",
            2 => $"（{ChineseNumeral.Format(number)}）",
            3 => $"{number.ToString(CultureInfo.InvariantCulture)}.",
            4 => $"（{number.ToString(CultureInfo.InvariantCulture)}）",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
        };
}

using System.Globalization;

namespace Disclosure.Rendering.Domain;

/// <summary>Numbers of headings (GB/T 9704-2012, 7.3.3): 一、 （一） 1. （1）.</summary>
internal static class HeadingNumber
{
    private const string Digits = "零一二三四五六七八九";

    public static string Format(int level, int number) =>
        level switch
        {
            1 => $"{Of(number)}、",
            2 => $"（{Of(number)}）",
            3 => $"{number.ToString(CultureInfo.InvariantCulture)}.",
            4 => $"（{number.ToString(CultureInfo.InvariantCulture)}）",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
        };

    /// <summary>1 to 99 in words; larger numbers, which no report reaches, in digits.</summary>
    public static string Of(int number) =>
        number switch
        {
            < 10 => Digits[number].ToString(),
            < 20 => $"十{Ones(number)}",
            < 100 => $"{Digits[number / 10]}十{Ones(number)}",
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

    private static string Ones(int number) => number % 10 == 0 ? "" : Digits[number % 10].ToString();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Disclosure.Rendering.Charts;

/// <summary>The title of a chart over years, such as 近五年…, with the years that it really shows.</summary>
internal static partial class YearsTitle
{
    // At the place of a number: 两 is said for 2 in 近两年, hence not 二.
    private const string Numerals = "一两三四五六七八九十";

    /// <param name="title">As the edition has it.</param>
    /// <param name="years">Shown, oldest first.</param>
    public static string Format(string title, IReadOnlyList<int> years) =>
        years.Count == 0 ? title : LastYears().Replace(title, Describe(years));

    // 2023年; 近三年 of years without a gap; else each by its number.
    private static string Describe(IReadOnlyList<int> years)
    {
        // Years without a gap and in order differ by their count less one.
        var isUnbroken = years[^1] - years[0] == years.Count - 1;
        return years.Count > 1 && isUnbroken && years.Count <= Numerals.Length
            ? $"近{Numerals[years.Count - 1]}年"
            : $"{string.Join('、', years.Select(y => y.ToString(CultureInfo.InvariantCulture)))}年";
    }

    [GeneratedRegex($"^近[{Numerals}]+年")]
    private static partial Regex LastYears();
}

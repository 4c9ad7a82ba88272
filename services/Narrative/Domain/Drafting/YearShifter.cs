using System.Text;
using System.Text.RegularExpressions;

namespace Disclosure.Narrative.Domain.Drafting;

/// <summary>Moves the years of last year's text on by one, where they mean its year, the one before or the one after.</summary>
internal static partial class YearShifter
{
    // What a person must write.
    private const string ToWrite = "{{请填写}}";

    /// <summary>The text with its years moved on by one.</summary>
    /// <param name="from">The year that the text reports on.</param>
    /// <param name="text">Any text of last year's report.</param>
    public static string Shift(string text, int from) => Replace(text, from, year => $"{year + 1}");

    /// <summary>The text with those years left to be written.</summary>
    /// <param name="from">The year that the text reports on.</param>
    /// <param name="text">A fact of that year.</param>
    public static string Clear(string text, int from) => Replace(text, from, _ => ToWrite);

    private static string Replace(string text, int from, Func<int, string> print)
    {
        var shifted = new StringBuilder(text.Length);
        var at = 0;
        foreach (Match match in Year().Matches(text))
        {
            var year = int.Parse(match.ValueSpan);
            // The report year, the year before and the year after; other years belong to what is told.
            if (Math.Abs(year - from) <= 1 && !IsCited(text, match.Index))
            {
                shifted.Append(text, at, match.Index - at).Append(print(year));
                at = match.Index + match.Length;
            }
        }

        return shifted.Append(text, at, text.Length - at).ToString();
    }

    // The year of a law, of a document's number or of its issue is part of its name.
    private static bool IsCited(string text, int at)
    {
        var open = text.LastIndexOf('《', Math.Max(at - 1, 0));
        var close = open < 0 ? -1 : text.IndexOf('》', open);
        return (open >= 0 && close > at && close - open < 80)
            || Cited().IsMatch(text.AsSpan(at, Math.Min(24, text.Length - at)));
    }

    // No year of a notice number.
    [GeneratedRegex(@"(?<![0-9〔\[［])(?:19|20)[0-9]{2}(?=\s*年)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    // A year after which a law or a notice is named.
    [GeneratedRegex(
        @"^[0-9]{4}\s*年?\s*(?:[0-9]{1,2}月[0-9]{1,2}日)?(?:以来)?(?:修订|印发|施行|颁布|公布的?《|发布的?《|起施行|〕)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Cited();
}

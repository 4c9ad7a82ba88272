using System.Text.RegularExpressions;

namespace Disclosure.Rendering.Composition;

/// <summary>
/// Breaks a title into centred lines where its sense allows (GB/T 9704-2012, 7.3.1: 词意完整、排列对称): the agency first,
/// then the year and what is reported.
/// </summary>
internal static partial class TitleLineBreaker
{
    // A line in half characters: digits and letters take one, all others two. 20 characters of 2号 fill 156 mm.
    private const int FullLine = 40;

    // A title that would fill more of one line than this stands better on two.
    private const int SingleLine = 36;

    // What it costs to begin a line; the year is where it should.
    private const int BeforeYear = -60;
    private const int AfterOffice = 0;
    private const int BeforeWord = 12;
    private const int InsideWord = 200;
    private const int EachLine = 8;

    /// <returns>One or more lines that joined are the title, without white space added.</returns>
    public static string[] Break(string title, string agencyName)
    {
        if (Width(title) <= SingleLine)
        {
            return [title];
        }

        // Cheapest way to cut the title, end by end: costs[end] is the best for the text up to there.
        var penalties = Penalties(title, agencyName);
        var costs = new long[title.Length + 1];
        var from = new int[title.Length + 1];
        for (var end = 1; end <= title.Length; end++)
        {
            costs[end] = long.MaxValue;
            for (var start = end - 1; start >= 0; start--)
            {
                var width = Width(title.AsSpan(start..end));
                // Longer ones only get longer from here.
                if (width > FullLine)
                {
                    break;
                }

                var cost = costs[start] + penalties[start] + EachLine + Unevenness(width, title);
                // An unreachable start has no cheaper end.
                if (costs[start] != long.MaxValue && cost < costs[end])
                {
                    (costs[end], from[end]) = (cost, start);
                }
            }
        }

        var lines = new List<string>();
        // Back from the end along the best cuts.
        for (var end = title.Length; end > 0; end = from[end])
        {
            lines.Insert(0, title[from[end]..end]);
        }

        return [.. lines];
    }

    // How far a line is from the mean of all.
    private static int Unevenness(int width, string title)
    {
        var all = Width(title);
        var count = (all + FullLine - 1) / FullLine;
        // A title that is broken has two lines at least.
        var difference = width - (all / Math.Max(2, count));
        // Squared, so that one very uneven line costs more than two that are a little off.
        return difference * difference / 40;
    }

    private static int[] Penalties(string title, string agencyName)
    {
        var penalties = new int[title.Length];
        Array.Fill(penalties, InsideWord);
        foreach (Match word in Words().Matches(title))
        {
            penalties[word.Index] = BeforeWord;
        }

        foreach (Match year in Years().Matches(title))
        {
            penalties[year.Index] = BeforeYear;
            // 2024年度 must never be torn, whatever else it costs.
            Array.Fill(penalties, 10 * InsideWord, year.Index + 1, year.Length - 1);
        }

        if (agencyName.Length < title.Length && title.StartsWith(agencyName, StringComparison.Ordinal))
        {
            // The lower of both: a year may follow the agency at once.
            penalties[agencyName.Length] = Math.Min(penalties[agencyName.Length], AfterOffice);
        }

        penalties[0] = 0;
        for (var i = 1; i < penalties.Length; i++)
        {
            if (
                // The second half of a rare character cannot begin a line.
                char.IsLowSurrogate(title[i])
                || (char.IsAsciiLetterOrDigit(title[i]) && char.IsAsciiLetterOrDigit(title[i - 1]))
            )
            {
                penalties[i] = 10 * InsideWord;
            }
        }

        return penalties;
    }

    private static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
        {
            // A surrogate pair is one ideograph: two halves of one each.
            width += c < 0x80 || char.IsSurrogate(c) ? 1 : 2;
        }

        return width;
    }

    [GeneratedRegex("(?:19|20)[0-9]{2}年度?")]
    private static partial Regex Years();

    // Words of the title, and what follows a place or a kind of agency.
    [GeneratedRegex(
        "政府信息公开|工作|年度报告|(?<=省|市|州|盟|县|区|旗|镇|乡|街道|人民政府|委员会)(?!年|政府信息|工作委)"
    )]
    private static partial Regex Words();
}

namespace Disclosure.Rendering.Domain;

/// <summary>Breaks a title where its sense allows, into lines of like length (GB/T 9704-2012, 7.3.1).</summary>
internal static class TitleLines
{
    // Characters of 2号 type that a line of 156 mm takes.
    private const int MaxLine = 20;

    // Words that end a name of a place or an office; a line may end after one.
    private static readonly string[] s_ends =
    [
        "省",
        "市",
        "区",
        "县",
        "州",
        "盟",
        "旗",
        "镇",
        "乡",
        "街道",
        "政府",
        "委员会",
        "办公室",
        "办事处",
        "管理局",
        "局",
        "厅",
    ];

    /// <summary>One line where it fits; else the office's name first, and what is still too long in balanced parts.</summary>
    public static string[] Of(string title, string agencyName)
    {
        if (Length(title) <= MaxLine)
        {
            return [title];
        }

        var named =
            agencyName.Length > 0
            && title.Length > agencyName.Length
            && title.StartsWith(agencyName, StringComparison.Ordinal);
        return named ? [.. Balanced(agencyName), .. Balanced(title[agencyName.Length..])] : [.. Balanced(title)];
    }

    private static IEnumerable<string> Balanced(string text)
    {
        var lines = (Length(text) + MaxLine - 1) / MaxLine;
        for (; lines > 1; lines--)
        {
            var end = Break(text, text.Length / lines);
            yield return text[..end];
            text = text[end..];
        }

        yield return text;
    }

    // The place nearest to the one wished for where a line may end; places after the end of a name count as nearer.
    private static int Break(string text, int wish)
    {
        var best = wish;
        var distance = int.MaxValue;
        for (var i = Math.Max(1, wish - 5); i <= Math.Min(text.Length - 1, wish + 5); i++)
        {
            var away = Math.Abs(i - wish) + (EndsName(text.AsSpan(0, i)) ? 0 : 6);
            if (MayBreak(text, i) && away <= distance && i <= MaxLine)
            {
                (best, distance) = (i, away);
            }
        }

        return best;
    }

    private static bool EndsName(ReadOnlySpan<char> text)
    {
        foreach (var end in s_ends)
        {
            if (text.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBreak(string text, int at) =>
        !(char.IsAsciiLetterOrDigit(text[at - 1]) && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '年'))
        && !char.IsLowSurrogate(text[at])
        && text[at] is not ('）' or '》' or '”' or '、' or '，')
        && text[at - 1] is not ('（' or '《' or '“');

    // Digits are half as wide.
    private static int Length(string text) => text.Length - (text.Count(char.IsAscii) / 2);
}

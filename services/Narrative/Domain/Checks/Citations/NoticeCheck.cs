using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Citations;

/// <summary>
/// text.citation: numbers of notices. The notice that prescribes the form is that of the report's edition; years of notices stand in
/// hexagonal brackets 〔〕 (GB/T 9704, 7.2.5).
/// </summary>
internal sealed partial class NoticeCheck : ITextCheck
{
    private static readonly CitedNotice[] s_known =
    [
        .. EmbeddedLines.Read("Citations.notices.tsv").Select(CitedNotice.Parse),
    ];

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        // Of a report on the form of another year, that form is what is wrong.
        var form = CitedNotice.OfForm(draft.Form.Covers(draft.Year) ? draft.Form.Notice : "");
        foreach (var line in draft.Lines)
        {
            if (!line.Text.Contains('号', StringComparison.Ordinal))
            {
                continue;
            }

            foreach (Match match in Number().Matches(line.Text))
            {
                if (FindRight(line.Text, match, form) is { Length: > 0 } right)
                {
                    yield return Describe(line, match, right);
                }
            }
        }
    }

    // What the number should be; empty where it is right.
    private static string FindRight(string text, Match match, CitedNotice form)
    {
        var issuer = match.Groups["issuer"].Value;
        var stated = Normalize(match);
        if (form.Issuer.Length > 0 && issuer.EndsWith(form.Issuer, StringComparison.Ordinal))
        {
            // Both may be cited where the form changed.
            return stated != form.Number && !text.Contains(form.Issuer + form.Number, StringComparison.Ordinal)
                    ? form.Number
                : Written(match) != stated ? stated
                : "";
        }

        var known = Array.Find(
            s_known,
            n => issuer.EndsWith(n.Issuer, StringComparison.Ordinal) && n.IsTopicOf(text, match.Index)
        );
        return known is not null && known.Number != stated ? known.Number
            : match.Groups["open"].Value is "" or "〔" && match.Groups["close"].Value is "" or "〕" ? ""
            : stated;
    }

    private static Finding Describe(TextLine line, Match match, string right)
    {
        var issuer = match.Groups["issuer"];
        var (from, to) = (issuer.Index + issuer.Length, match.Index + match.Length);
        var written = line.Text[from..to];
        return line.Warn(
            "text.citation",
            from,
            to,
            $"“{issuer.Value}{written}”的文号有误，应为“{right}”（年份用六角括号〔〕），请改正。",
            right
        );
    }

    private static string Written(Match match) =>
        match.Value[match.Groups["issuer"].Length..].Replace(" ", "", StringComparison.Ordinal);

    // As GB/T 9704 writes it: 〔2021〕30号, no 第 and no leading zero.
    private static string Normalize(Match match) =>
        match.Groups["year"].Success
            ? $"〔{match.Groups["year"].Value}〕{match.Groups["serial"].Value.TrimStart('0')}号"
            : $"第{match.Groups["serial"].Value}号";

    // 国办公开办函〔2021〕30号, 国务院令第711号, 政办发[2020]5号. The issuer is up to ten characters before the year.
    [GeneratedRegex(
        @"(?<issuer>(?:国务院令|[\u4E00-\u9FFF]{0,10}[函发字办通知厅令规]))\s*(?:(?<open>[〔\[［(（【{])\s*(?<year>(?:19|20)[0-9]{2})\s*(?<close>[〕\]］)）】}])|(?<=令)\s*)\s*第?\s*(?<serial>[0-9]{1,4})\s*号",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Number();
}

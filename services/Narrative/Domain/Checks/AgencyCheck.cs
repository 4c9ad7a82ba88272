using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>text.wrong_agency: the text calls its author by the name of another agency, or by another kind (我镇 in a bureau's report).</summary>
internal sealed partial class AgencyCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        var directory = draft.Directory;
        if (directory.OwnNames.Count == 0)
        {
            return [];
        }

        var own = string.Join('|', directory.OwnNames);
        return draft
            // A collected report speaks for many agencies: whose own words may stand in it.
            .Lines.SelectMany(l =>
                OfNames(l, draft).Concat(OfSuperiors(l, draft)).Concat(draft.IsRegion ? [] : OfPronouns(l, own))
            )
            .Concat(OfTitle(draft, directory.OtherAgencies));
    }

    // A title that names another agency and not this one is that of another document.
    private static IEnumerable<Finding> OfTitle(ProseDraft draft, NameIndex others)
    {
        foreach (var (start, name) in others.Find(draft.Title))
        {
            if (!draft.Directory.OwnNames.Any(own => draft.Title.Contains(own, StringComparison.Ordinal)))
            {
                yield return new(
                    "text.wrong_agency",
                    Severity.Error,
                    $"标题中写的是“{name}”，这份年报属于“{draft.Directory.OwnNames[0]}”，请核对文件是否选错，或改正标题。"
                )
                {
                    Expected = draft.Directory.OwnNames[0],
                    Actual = draft.Title.Substring(start, name.Length),
                };
            }
        }
    }

    // A name is wrong where the agency of that name speaks as the author.
    private static IEnumerable<Finding> OfNames(TextLine line, ProseDraft draft)
    {
        var directory = draft.Directory;
        var isPreamble = draft.RoleOf(line.Section) == SectionRole.Preamble;
        foreach (var (start, name) in directory.OtherAgencies.Find(line.Text))
        {
            var end = start + name.Length;
            // A name that is part of the agency's own, such as 临阳县 in 临阳县水务局, is not another's.
            if (
                !IsInside(line.Text, start, end, directory.OwnNames)
                && (
                    isPreamble
                        ? MakesTheReport(line.Text, start, end)
                        : !draft.IsRegion && ActsAsSelf(line.Text, start, end)
                )
            )
            {
                yield return Wrong(line, start, end, directory.OwnNames[0], $"出现了其他机关的名称“{name}”");
            }
        }
    }

    // A superior is asked for permission, and appealed to; only its being whom to ask about this report, or who made it, is wrong.
    private static IEnumerable<Finding> OfSuperiors(TextLine line, ProseDraft draft)
    {
        var directory = draft.Directory;
        if (draft.RoleOf(line.Section) != SectionRole.Preamble)
        {
            yield break;
        }

        foreach (var (start, name) in directory.Superiors.Find(line.Text))
        {
            var end = start + name.Length;
            var before = line.Text.AsSpan(0, start).TrimEnd(' ');
            var after = line.Text.AsSpan(end);
            if (
                !IsInside(line.Text, start, end, directory.OwnNames)
                && ((AskedOnly().IsMatch(before) && AskedAfter().IsMatch(after)) || MadeAfter().IsMatch(after))
            )
            {
                yield return Wrong(line, start, end, directory.OwnNames[0], $"联系或编制的单位写成了上级机关“{name}”");
            }
        }
    }

    // The name is part of a longer one of this agency's own.
    private static bool IsInside(string text, int start, int end, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (name.Length < end - start)
            {
                continue;
            }

            var from = Math.Max(0, end - name.Length);
            var at = text.AsSpan(from, Math.Min(text.Length, start + name.Length) - from).IndexOf(name);
            if (at >= 0 && from + at <= start && from + at + name.Length >= end)
            {
                return true;
            }
        }

        return false;
    }

    // In the preamble: it made the report, or is to be asked about it.
    private static bool MakesTheReport(string text, int start, int end)
    {
        var before = text.AsSpan(0, start).TrimEnd(' ');
        var after = text.AsSpan(end);
        return !Elsewhere().IsMatch(after)
            && (
                Asked().IsMatch(before[Math.Max(0, before.Length - 16)..])
                || Made().IsMatch(after)
                || ReportOf().IsMatch(after)
            );
    }

    // In the body: it opens a sentence as the one who did what is reported.
    private static bool ActsAsSelf(string text, int start, int end)
    {
        var before = text.AsSpan(0, start).TrimEnd(' ');
        var after = text.AsSpan(end);
        var opens =
            before.IsEmpty
            || before[^1] is '。' or '；' or '，' or '：'
            || EndsWithYear().IsMatch(before[Math.Max(0, before.Length - 16)..]);
        return opens && !Elsewhere().IsMatch(after) && Acts().IsMatch(after);
    }

    // 我局 fits an agency whose name holds 局; 我街道 and 我办 also its offices.
    private static IEnumerable<Finding> OfPronouns(TextLine line, string own)
    {
        foreach (Match match in Pronoun().Matches(line.Text))
        {
            var kind = match.Groups[1].Value;
            var fits =
                own.Contains(kind, StringComparison.Ordinal)
                || (kind is "办" or "街" && own.Contains("街道", StringComparison.Ordinal))
                || (kind == "办" && own.Contains("政府", StringComparison.Ordinal));
            if (!fits)
            {
                yield return Wrong(
                    line,
                    match.Index,
                    match.Index + match.Length,
                    own.Split('|')[0],
                    $"自称“{match.Value}”"
                );
            }
        }
    }

    // There is no replacement: what the sentence should say instead is for a person.
    private static Finding Wrong(TextLine line, int start, int end, string own, string what) =>
        new(
            "text.wrong_agency",
            Severity.Warning,
            $"“{line.SentenceAt(start)}”中{what}，这份年报属于“{own}”，像是照抄了其他机关的文字，请改正。"
        )
        {
            Section = line.Section,
            Span = line.SpanOf(start, end),
            Expected = own,
            Actual = line.Text[start..end],
        };

    // 我 and the kind of an agency; 自我 and the like are other words, and 局长 is a person.
    [GeneratedRegex(
        "我(?<![自唯忘]我)(局|委|厅|镇|乡|街道|街|办|院|中心|站|校|所)(?![长员])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pronoun();

    // Before a name: whom to ask, or on whose behalf.
    [GeneratedRegex("(?:由|与|向|请联系|联系|咨询|代表|现将|关于)$", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    // After a name: who made the report.
    [GeneratedRegex(
        "^(?:编制|负责编制|办公室编制|根据|按照|依据|联系|政务公开办公室联系|办公室联系)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Made();

    // Before and after a superior's name: whom to ask about the report.
    [GeneratedRegex("(?:与|请联系|联系|咨询|垂询|致电|洽)$", RegexOptions.CultureInvariant)]
    private static partial Regex AskedOnly();

    [GeneratedRegex(
        "^(?:[^，。；（(]{0,14}(?:办公室|科|股|中心|处))?(?:联系|咨询|[（(]地址|[（(]电话|。|，电话|，地址)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AskedAfter();

    [GeneratedRegex("^(?:[^，。；（(]{0,14}(?:办公室|科|股|中心|处))?(?:负责)?编制", RegexOptions.CultureInvariant)]
    private static partial Regex MadeAfter();

    // After a name: whose report it is.
    [GeneratedRegex("^\\s*(?:[0-9]{4}\\s*年度?)?(?:的)?政府信息公开", RegexOptions.CultureInvariant)]
    private static partial Regex ReportOf();

    // After a name: its web site, its notice, its demand, and not itself.
    [GeneratedRegex(
        "^(?:门户网站|官方网站|网站|网|官网|微信|公众号|办公室印发|印发|要求|下发|关于|的(?:要求|部署|通知|指导))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Elsewhere();

    // 2023年 before a name opens a sentence too.
    [GeneratedRegex("[0-9]{4}\\s*年度?[，,]?$", RegexOptions.CultureInvariant)]
    private static partial Regex EndsWithYear();

    // After a name: the verbs of a report on one's own work.
    [GeneratedRegex(
        "^(?:[0-9]{4}年度?|全年|今年|始终|切实|高度|认真|坚持|严格|深入|积极|全面|扎实|不断|持续|进一步|贯彻|落实|以|按照|根据|围绕|共|累计|主动|收到|受理|未|无|通过|高度重视|做好)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Acts();
}

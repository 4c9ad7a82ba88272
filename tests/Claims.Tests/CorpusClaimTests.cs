using System.Text.Json;
using Disclosure.Form;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Claims.Tests;

/// <summary>Numbers that the prose of real reports states, as written down beside them.</summary>
public sealed class CorpusClaimTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string[]> s_sums = new()
    {
        ["new"] = ["requests.received.total"],
        ["received"] = ["requests.received.total"],
        ["handled"] = ["requests.received.total"],
        ["carry"] = ["requests.carried_in.total"],
        ["done"] = ["requests.concluded.total"],
        ["next"] = ["requests.carried_out.total"],
        ["r1"] = ["requests.granted.total"],
        ["r2"] = ["requests.partly_granted.total"],
        ["r3"] = ["requests.refused_*.total"],
        ["r4"] = ["requests.unavailable_*.total"],
        ["r5"] = ["requests.unprocessed_*.total"],
        ["r6"] = ["requests.other*.total"],
        ["nat"] = ["requests.received.natural_person"],
        ["fy"] = ["proceedings.review.total"],
        ["fy_keep"] = ["proceedings.review.upheld"],
        ["fy_correct"] = ["proceedings.review.corrected"],
        ["fy_other"] = ["proceedings.review.other"],
        ["fy_pending"] = ["proceedings.review.pending"],
        ["ss"] = ["proceedings.direct_litigation.total", "proceedings.litigation_after_review.total"],
        ["gfx_made"] = ["proactive.normative_documents.issued"],
        ["gfx_repealed"] = ["proactive.normative_documents.repealed"],
        ["gfx_valid"] = ["proactive.normative_documents.in_force"],
    };

    [CorpusFact]
    public void What_real_prose_states_of_cells_is_found()
    {
        var (found, stated) = (0, 0);
        foreach (var report in CorpusReport.All)
        {
            var claims = ClaimsOf(report);
            foreach (var (key, value) in StatedIn(report).Where(s => s_sums.ContainsKey(s.Key)))
            {
                stated++;
                var sum = string.Join(" + ", s_sums[key]);
                if (claims.Contains((value, sum)))
                {
                    found++;
                }
                else
                {
                    output.WriteLine($"{report.Id}: {key} {value} {sum}");
                }
            }
        }

        output.WriteLine($"{found} of {stated} stated numbers found");
        Assert.True(stated > 50);
        Assert.True(found >= stated * 0.9, $"{found} of {stated}");
    }

    // Wrapped lines of one paragraph are one; headings say which section follows.
    private static HashSet<(decimal, string)> ClaimsOf(CorpusReport report)
    {
        var finder = ClaimFinder.Create(Editions.E2021, new(report.Year, [report.AgencyName]));
        var section = "overview";
        var claims = new HashSet<(decimal, string)>();
        foreach (var paragraph in ParagraphsOf(File.ReadAllText(report.File)))
        {
            var head = paragraph[..Math.Min(24, paragraph.Length)];
            section =
                head.Contains("依申请", StringComparison.Ordinal) || head.Contains("申请情况", StringComparison.Ordinal)
                    ? "requests"
                : head.Contains("主动公开", StringComparison.Ordinal) ? "proactive_disclosure"
                : head.Contains("管理", StringComparison.Ordinal) ? "information_management"
                : section;
            foreach (var claim in finder.Find(new TextLine(section, paragraph, 0, true)).Claims)
            {
                claims.Add((claim.Value, claim.Subject.Readings[0].ToString()));
            }
        }

        return claims;
    }

    private static IEnumerable<string> ParagraphsOf(string text)
    {
        var paragraph = "";
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (
                line[0] is '（' or '(' or '#'
                || line.Contains('、', StringComparison.Ordinal) && line.IndexOf('、', StringComparison.Ordinal) < 3
            )
            {
                yield return paragraph;
                paragraph = "";
            }

            paragraph += line;
        }

        yield return paragraph;
    }

    private static IEnumerable<(string Key, decimal Value)> StatedIn(CorpusReport report)
    {
        var file = Path.ChangeExtension(report.File, null) + ".expected.json";
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.TryGetProperty("narrative", out var narrative)
            ? [.. narrative.EnumerateObject().Select(p => (p.Name, p.Value.GetDecimal()))]
            : [];
    }
}

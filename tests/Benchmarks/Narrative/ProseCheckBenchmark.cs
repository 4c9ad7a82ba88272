using BenchmarkDotNet.Attributes;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.Testing;

namespace Disclosure.Benchmarks.Narrative;

/// <summary>All text checks and claims of one report of about 3,500 characters; the yardstick only scans it for the form's words.</summary>
[MemoryDiagnoser]
public class ProseCheckBenchmark
{
    private static readonly string[] s_words =
    [
        "申请",
        "公开",
        "复议",
        "诉讼",
        "规范性文件",
        "结转",
        "年",
        "件",
        "处理费",
        "局",
    ];

    private static readonly Dictionary<string, int> s_stated = new()
    {
        ["proactive.normative_documents.issued"] = 11,
        ["proactive.normative_documents.repealed"] = 3,
        ["proactive.normative_documents.in_force"] = 98,
        ["requests.received.total"] = 3119,
        ["requests.carried_in.total"] = 34,
        ["requests.concluded.total"] = 3050,
        ["requests.carried_out.total"] = 103,
        ["proceedings.review.upheld"] = 72,
        ["proceedings.review.corrected"] = 64,
        ["proceedings.review.other"] = 178,
        ["proceedings.review.pending"] = 37,
        ["proceedings.review.total"] = 351,
        ["proceedings.direct_litigation.upheld"] = 25,
        ["proceedings.direct_litigation.corrected"] = 5,
        ["proceedings.direct_litigation.other"] = 9,
        ["proceedings.direct_litigation.pending"] = 7,
        ["proceedings.direct_litigation.total"] = 46,
    };

    private readonly ProseDraft _agreeing = Draft(c => s_stated.GetValueOrDefault(c));
    private readonly ProseDraft _disagreeing = Draft(_ => 12);
    private readonly string _text = string.Join('\n', Draft(_ => 0).Lines.Select(l => l.Text));

    /// <summary>Ten plain substring searches over the text.</summary>
    [Benchmark(Baseline = true)]
    public int Scan() => s_words.Sum(w => Count(_text, w));

    /// <summary>Of a report whose numbers agree with its tables.</summary>
    [Benchmark]
    public int AllChecks() => ProseChecker.Check(_agreeing with { Title = "" }).Count;

    /// <summary>Of the same prose beside tables that it agrees with nowhere, every disagreement put into words.</summary>
    [Benchmark]
    public int AllChecksDisagreeing() => ProseChecker.Check(_disagreeing with { Title = "" }).Count;

    private static int Count(string text, string word)
    {
        var count = 0;
        for (
            var at = text.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
        {
            count++;
        }

        return count;
    }

    private static ProseDraft Draft(Func<string, int> valueOf)
    {
        var edition = Editions.E2021;
        var figures = new Sheet(edition, [.. edition.Cells.Select(c => CellValue.FromInteger(valueOf(c.Name)))]);
        var prose =
            "一是强化组织协调，明确责任分工，严格按照主要领导抓方向、分管领导抓推进、经办人员抓落实的工作要求开展工作。二是完善公开平台，提升服务水平，定期召开推进会。三是严把信息质量关，规范处理流程。";
        var requests =
            "2023年，全市共受理政府信息公开申请 3119 件，答复 3050 件（含上年度结转申请 34 件，另有 103 件顺延到下年度答复），均在法定期限内予以答复。政府信息公开行政复议 351 件，其中结果维持 72 件，结果纠正 64 件，其他结果 178 件，尚未审结 37 件；政府信息公开行政诉讼 46 件，其中结果维持 25 件，结果纠正 5 件，其他结果 9 件，尚未审结 7 件。";
        Section Of(string name, string text, int times) =>
            new(name, "", [.. Enumerable.Repeat(new Paragraph(text), times)], []);
        return new(
            "",
            2023,
            false,
            [
                Of(
                    "preamble",
                    "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。如有疑问，请与市政府办公室联系，电话：0517-83605210。",
                    1
                ),
                new(
                    "overview",
                    "",
                    [],
                    [
                        Of(
                            "proactive_disclosure",
                            "2023年，制发行政规范性文件11件，废止3件，现行有效98件；主动公开各类信息5500余条。" + prose,
                            4
                        ),
                        Of("requests", requests, 2),
                        Of("information_management", prose, 5),
                        Of("platform", prose, 5),
                        Of("supervision", prose, 5),
                    ]
                ),
                Of("problems", prose, 8),
                Of("other_matters", "2023年，全年收取政府信息公开信息处理费 3940 元。", 1),
            ],
            edition,
            new(figures, figures),
            new(["淮阳市人民政府"], [], [.. Enumerable.Range(0, 100).Select(i => $"淮阳市第{i}局")])
        );
    }
}

using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Drafting;

/// <summary>Standard sentences of every section, their numbers bound to cells of the edition; what only a person knows is left open.</summary>
internal static class NarrativeSkeleton
{
    private const string ToFill = "{{请填写}}";

    private static readonly (string Section, string Text)[] s_texts =
    [
        (
            "preamble",
            "本报告根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（NOTICE）的要求编制。本报告所列数据的统计期限自YEAR年1月1日起至YEAR年12月31日止。"
        ),
        (
            "proactive_disclosure",
            "YEAR年，制发行政规范性文件{{proactive.normative_documents.issued}}件，废止{{proactive.normative_documents.repealed}}件，现行有效{{proactive.normative_documents.in_force}}件。"
        ),
        (
            "requests",
            "YEAR年，新收政府信息公开申请{{requests.received.total}}件，其中自然人申请{{requests.received.natural_person}}件；上年结转{{requests.carried_in.total}}件。办结{{requests.concluded.total}}件，其中予以公开{{requests.granted.total}}件、部分公开{{requests.partly_granted.total}}件、不予公开{{requests.refused_*.total}}件、无法提供{{requests.unavailable_*.total}}件、不予处理{{requests.unprocessed_*.total}}件、其他处理{{requests.other*.total}}件；结转下年度继续办理{{requests.carried_out.total}}件。"
        ),
        (
            "requests",
            "因政府信息公开被申请行政复议{{proceedings.review.total}}件，被提起行政诉讼{{proceedings.direct_litigation.total + proceedings.litigation_after_review.total}}件。"
        ),
        ("information_management", $"YEAR年，{ToFill}。"),
        ("platform", $"YEAR年，{ToFill}。"),
        ("supervision", $"YEAR年，{ToFill}。"),
        ("issues", $"YEAR年政府信息公开工作存在的主要问题：{ToFill}。"),
        ("improvements", $"NEXT年，将{ToFill}。"),
        ("other_matters", $"YEAR年度收取信息处理费{ToFill}元。"),
    ];

    /// <summary>The sections, flat; a sentence that names a cell the edition has not is left to the person.</summary>
    public static IReadOnlyList<Section> Create(int year, Edition form) =>
        [
            .. s_texts
                .GroupBy(t => t.Section)
                .Select(g => new Section(
                    g.Key,
                    "",
                    [
                        .. g.Select(t => new Paragraph(
                            Fits(t.Text, form) ? Fill(t.Text, year, form) : $"{year}年，{ToFill}。"
                        )),
                    ],
                    []
                )),
        ];

    private static string Fill(string text, int year, Edition form) =>
        text.Replace("YEAR", $"{year}", StringComparison.Ordinal)
            .Replace("NEXT", $"{year + 1}", StringComparison.Ordinal)
            .Replace("NOTICE", form.Notice, StringComparison.Ordinal);

    private static bool Fits(string text, Edition form) =>
        Disclosure
            .Form.References.ReferenceText.Find(text)
            .All(f => f.Reference is null || f.Reference.First.Terms.All(t => t.CellsOf(form, null).Count > 0));
}

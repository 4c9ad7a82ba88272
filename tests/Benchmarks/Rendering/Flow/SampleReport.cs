using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;

namespace Disclosure.Benchmarks.Rendering.Flow;

/// <summary>A report as long as a county's: some 4,000 characters of prose and every cell filled.</summary>
internal static class SampleReport
{
    private const string Sentence =
        "全年通过政府网站主动公开信息1200条，其中政策解读86条，办理群众留言312件，按时答复率100%，公开工作平稳有序。";

    public static ReportContent Content { get; } =
        new(
            "临阳县人民政府2023年政府信息公开工作年度报告",
            "临阳县人民政府",
            2023,
            [
                Section("preamble", 2),
                Section(
                    "overview",
                    1,
                    ["proactive_disclosure", "requests", "information_management", "platform", "supervision"]
                ),
                Section("problems", 0, ["issues", "improvements"]),
                Section("other_matters", 2),
            ],
            new(Editions.E2021, Values())
        );

    private static CellValue[] Values()
    {
        var values = Enumerable
            .Range(1, Editions.E2021.Cells.Count)
            .Select(i => CellValue.FromInteger(i * 37))
            .ToArray();
        foreach (var i in Editions.E2021.Alternatives.SelectMany(a => a.Own))
        {
            values[i] = CellValue.Blank;
        }

        return values;
    }

    private static Section Section(string name, int paragraphs, string[]? sections = null) =>
        new(
            name,
            "",
            [.. Enumerable.Repeat(new Paragraph(Sentence + Sentence), paragraphs)],
            [.. (sections ?? []).Select(s => Section(s, 4))]
        );
}

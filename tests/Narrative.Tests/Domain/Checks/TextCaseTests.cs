using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.Testing;

namespace Disclosure.Narrative.Tests.Domain.Checks;

/// <summary>
/// tests/Conformance/text: a code, a section, its text, and what is found in it ("|" between findings). For checks of a
/// whole section, "none" says that nothing is found and an empty column that the section as a whole is.
/// </summary>
public sealed class TextCaseTests
{
    private static readonly string[] s_ofSection =
    [
        "fees.missing_statement",
        "text.empty_section",
        "text.missing_part",
    ];

    private static readonly Sheet s_sheet = Sheets.Of(
        ("requests.received.total", "36"),
        ("requests.carried_in.total", "2")
    );

    private static readonly string[] s_lines = File.ReadAllLines(
        Repository.PathOf("tests", "Conformance", "text", "cases.tsv")
    );

    public static TheoryData<string> Cases => [.. s_lines];

    [Theory, MemberData(nameof(Cases))]
    public void The_case_gives_exactly_its_findings(string line)
    {
        var parts = line.Split('\t');
        var (code, section, text) = (parts[0], parts[1], parts[2]);
        var found = ProseChecker.Check(DraftOf(section, text)).Where(f => f.Code == code).ToArray();
        Assert.All(found, f => Assert.EndsWith("。", f.Message, StringComparison.Ordinal));
        if (s_ofSection.Contains(code))
        {
            Assert.Equal(parts[3] == "none" ? 0 : 1, found.Count(f => f.Section == section));
            return;
        }

        Assert.Equal(parts[3].Split('|', StringSplitOptions.RemoveEmptyEntries), found.Select(f => f.Actual));
        Assert.All(found, f => Assert.True(f.Span is { } span && span.End <= text.Length && span.Start < span.End));
    }

    [Fact]
    public void Every_code_has_a_case_that_passes_and_one_that_fails()
    {
        foreach (var cases in s_lines.Select(l => l.Split('\t')).GroupBy(p => p[0]))
        {
            var passing = s_ofSection.Contains(cases.Key) ? "none" : "";
            Assert.Contains(cases, c => c[3] == passing);
            Assert.Contains(cases, c => c[3] != passing);
        }
    }

    [Fact]
    public void A_report_without_its_parts_lacks_each_of_them()
    {
        var found = ProseChecker.Check(DraftOf("preamble", "甲。") with { Sections = [] });
        Assert.Equal(
            ["overview", "problems", "other_matters"],
            found.Where(f => f.Code == "text.missing_section").Select(f => f.Section)
        );
        Assert.All(found, f => Assert.Equal(Severity.Error, f.Severity));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("其他需要报告的情况", false)]
    [InlineData("六、其他需要报告的事项", false)]
    [InlineData("工作亮点", true)]
    public void A_heading_is_the_forms_or_an_accepted_one(string heading, bool isFound)
    {
        var section = new Section("other_matters", heading, [new Paragraph("无。")], []);
        var found = ProseChecker.Check(DraftOf("overview", "甲。") with { Sections = [section] });
        var finding = found.SingleOrDefault(f => f is { Code: "text.missing_section", Section: "other_matters" });
        Assert.Equal(isFound, finding is not null);
        Assert.Equal(isFound ? "其他需要报告的事项" : null, finding?.Expected);
    }

    [Fact]
    public void Spans_count_code_points_from_the_start_of_the_section()
    {
        var section = new Section("overview", "", [new Paragraph("𫖯𬭎甲。"), new Paragraph("培训XX次。")], []);
        var found = ProseChecker.Check(DraftOf("overview", "") with { Sections = [section] });
        Assert.Equal(new Span(7, 9), found.Single(f => f.Code == "text.residue").Span);
    }

    [Fact]
    public void A_title_of_another_year_or_office_blocks()
    {
        var draft = DraftOf("overview", "甲。") with { Title = "临阳县水务局2022年政府信息公开工作年度报告" };
        Assert.Equal(
            [("text.wrong_agency", Severity.Error), ("text.wrong_year", Severity.Error)],
            ProseChecker
                .Check(draft)
                .Where(f => f.Code.StartsWith("text.wrong", StringComparison.Ordinal))
                .Select(f => (f.Code, f.Severity))
                .Order()
        );
    }

    internal static ProseDraft DraftOf(string section, string text)
    {
        var own = new Section(section, "", Section.Paragraphs(text), []);
        var parent = SectionParent(section);
        return new(
            "",
            2023,
            false,
            parent.Length == 0 ? [own] : [new(parent, "", [], [own])],
            Editions.E2021,
            new(s_sheet, Sheets.Of(("requests.received.total", "30"))),
            new(["临阳县财政局", "县财政局"], ["临阳县人民政府"], ["临阳县水务局", "青石镇人民政府"])
        );
    }

    private static string SectionParent(string section) => Editions.E2021.Outline.ParentOf(section);
}

using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.Narrative.Domain.Drafting;
using Disclosure.Narrative.Tests.Domain.Checks;
using Disclosure.ResourceNames;
using Disclosure.Testing;

namespace Disclosure.Narrative.Tests.Domain;

/// <summary>Prose of a made-up edition, which has one topic more and another heading: its folder of data is all there is of it.</summary>
public sealed class NewEditionTests
{
    private static readonly Edition s_edition = EditionLoader.LoadFolder(
        Repository.PathOf("tests", "Testing", "Editions", "2027")
    );

    [Fact]
    public void A_new_topic_is_missed_and_a_new_heading_asked_for()
    {
        var problems = new Section("problems", "存在的主要问题及改进情况", [new Paragraph("无。")], []);
        var overview = new Section("overview", "", [new Paragraph("甲。")], []);
        var draft = TextCaseTests.DraftOf("overview", "甲。") with
        {
            Form = s_edition,
            Sections = [overview, problems],
        };
        var found = ProseChecker.Check(draft);
        Assert.Contains(
            found,
            f => f is { Section: "public_data", Severity: Severity.Warning, Expected: "公共数据开放" }
        );
        Assert.Contains(found, f => f is { Section: "problems", Expected: "问题清单及整改情况" });
    }

    [Fact]
    public void The_skeleton_is_that_of_the_edition_and_names_its_cells()
    {
        var zero = new Sheet(s_edition, [.. s_edition.Cells.Select(_ => CellValue.FromInteger(0))]);
        var skeleton = NarrativeSkeleton.Create(2027, s_edition);
        Assert.Contains(
            "其中调解结案{{proceedings.review.mediated}}件",
            skeleton.Single(s => s.Name == "requests").Text,
            StringComparison.Ordinal
        );
        Assert.Equal("2027年，{{请填写}}。", skeleton.Single(s => s.Name == "public_data").Text);
        Assert.All(
            skeleton.SelectMany(s => ReferenceText.Find(s.Text)).Where(r => r.Reference is not null),
            r => Assert.Equal(EvaluationFailure.None, r.Reference!.Print(new(zero)).Undefined)
        );
    }

    [Fact]
    public void A_new_section_is_stored_in_its_place_and_is_unknown_to_the_edition_before()
    {
        Section[] sections = [new("overview", "", [], [Topic("supervision"), Topic("public_data")])];
        ProseRules.Require(sections, s_edition.Outline, "sections");
        var fault = Assert.Throws<ApiException>(() => ProseRules.Require(sections, Editions.E2021.Outline, "sections"));
        Assert.Equal("SECTION_UNKNOWN", Assert.Single(fault.Violations).Reason);
        var prose = ReportProse
            .None(ReportName.Parse("report", "agencies/office-1/reports/2027"))
            .Replace(sections, "", s_edition.Outline, default);
        Assert.Equal(["overview", "public_data", "supervision"], prose.Sections.Select(s => s.Name));
    }

    private static Section Topic(string name) => new(name, "", [new Paragraph("甲。")], []);
}

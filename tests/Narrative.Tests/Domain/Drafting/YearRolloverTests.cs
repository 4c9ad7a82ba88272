using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.Narrative.Domain.Checks.Standing;
using Disclosure.Narrative.Domain.Drafting;
using Disclosure.Narrative.Tests.Domain.Checks;
using Disclosure.Testing;

namespace Disclosure.Narrative.Tests.Domain.Drafting;

public sealed class YearRolloverTests
{
    [Theory]
    [InlineData("统计期限自2022年1月1日起至2022年12月31日止。", "统计期限自2023年1月1日起至2023年12月31日止。")]
    [InlineData("与2021年相比增长5%，2023年将继续。", "与2022年相比增长5%，2024年将继续。")]
    [InlineData("国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号")]
    [InlineData("《2022年政务公开工作要点》", "《2022年政务公开工作要点》")]
    [InlineData("2022年印发的办法", "2022年印发的办法")]
    [InlineData("自2008年施行以来", "自2008年施行以来")]
    public void A_year_moves_on_where_it_means_the_report(string last, string now) =>
        Assert.Equal(now, YearShifter.Shift(last, 2022));

    [Theory]
    [InlineData("5月8日召开推进会。", true)]
    [InlineData("我局获评先进单位，荣获表彰。", true)]
    [InlineData("发布信息120条。", true)]
    [InlineData("收到申请{{requests.received.total}}件。", false)]
    [InlineData("统计期限自2023年1月1日起至2023年12月31日止。", false)]
    [InlineData("严格执行三审三校制度。", false)]
    public void A_sentence_of_one_year_only_is_marked(string sentence, bool isMarked) =>
        Assert.Equal(isMarked, OneOffEventDetector.ReasonFor(sentence) is not null);

    [Fact]
    public void Last_years_text_begins_the_year_with_its_numbers_bound()
    {
        var last = TextCaseTests.DraftOf("requests", "2023年，收到政府信息公开申请36件。接待来访12人次。");
        var started = YearRollover.CarryOver(last with { Sections = [last.Find("requests")!] });
        Assert.Equal("2024年，收到政府信息公开申请{{requests.received.total}}件。接待来访12人次。", started[0].Text);
        var passage = Assert.Single(YearRollover.FindPassagesToRewrite(started));
        Assert.Equal("接待来访12人次。", passage.Text);
        Assert.Equal(passage.Text, started[0].Text[passage.Span.Start..passage.Span.End]);
    }

    [Theory]
    [InlineData("2023年，我局获评全省先进单位。", "{{请填写}}年，我局获评全省先进单位。")]
    [InlineData("2023年，我局发布信息120条。", "{{请填写}}年，我局发布信息120条。")]
    [InlineData("2023年，我局持续加强队伍建设。", "2024年，我局持续加强队伍建设。")]
    public void The_year_of_a_fact_does_not_move(string last, string now)
    {
        var draft = TextCaseTests.DraftOf("supervision", last);
        Assert.Equal(now, YearRollover.CarryOver(draft with { Sections = [draft.Find("supervision")!] })[0].Text);
    }

    [Theory]
    [InlineData("{{请填写}}年，我局获评全省先进单位。", true)]
    [InlineData("2023年，我局获评全省先进单位。", true)]
    [InlineData("我局获评全省先进单位。", true)]
    [InlineData("2023年，我局获评全市优秀单位。", false)]
    [InlineData("2023年，我局持续加强队伍建设。", false)]
    public void A_fact_of_last_year_is_to_be_rewritten_until_it_changes(string now, bool isFound)
    {
        var last = TextCaseTests.DraftOf("supervision", "2022年，我局获评全省先进单位。2022年，我局持续加强队伍建设。");
        var draft = TextCaseTests.DraftOf("supervision", now) with { LastYear = [last.Find("supervision")!] };
        var found = ProseChecker.Check(draft).SingleOrDefault(f => f.Code == "text.rewrite");
        Assert.Equal(isFound ? now : null, found?.Actual);
    }

    [Theory]
    [InlineData("2021")]
    [InlineData("2019")]
    public void The_skeleton_names_only_cells_of_its_edition(string id)
    {
        var edition = id == "2021" ? Editions.E2021 : Editions.E2019;
        var zero = new Sheet(edition, [.. edition.Cells.Select(_ => CellValue.FromInteger(0))]);
        var skeleton = NarrativeSkeleton.Create(edition.FirstYear, edition);
        var references = skeleton
            .SelectMany(s => ReferenceText.Find(s.Text))
            .Where(r => r.Reference is not null)
            .ToArray();
        Assert.True(references.Length > 10);
        Assert.All(references, r => Assert.Equal(EvaluationFailure.None, r.Reference!.Print(new(zero)).Undefined));
    }
}

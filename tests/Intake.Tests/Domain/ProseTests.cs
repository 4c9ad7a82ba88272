using Disclosure.Form;

namespace Disclosure.Intake.Tests.Domain;

public sealed class ProseTests
{
    private const string Report = """
        青禾镇2023年政府信息公开工作年度报告
        本报告统计期限为2023年1月1日至12月31日。
        1、 总体情况
        （1）、主动公开
        一是公开信息12条。
        （二）依申请公开。收到3件。
        （三）政府信息管理
        {0}
        2、 主动公开政府信息情况
        四、结转下年度继续办理
        五、工作中的不足和下一步打算
        （一）存在的问题
        更新不及时，[bookmark: _GoBack]联系人为XX。
        （二）改进情况
        立行立改。
        六、其他事项
        无。
        """;

    [Fact]
    public void Headings_are_told_by_their_words_and_wrong_numbers_are_noted()
    {
        var reading = Documents.ReadText(Report);
        Assert.Equal(["preamble", "overview", "problems", "other_matters"], reading.Sections.Select(s => s.Name));
        Assert.Equal(
            ["proactive_disclosure", "requests", "information_management", "issues", "improvements"],
            reading.Sections.SelectMany(s => s.Sections).Select(s => s.Name)
        );
        Assert.Equal("收到3件。", reading.Sections[1].Sections[1].Text);
        Assert.Equal(
            ["1、", "（1）、", "2、"],
            reading.Findings.Where(f => f.Code == "text.numbering").Select(f => f.Actual)
        );
    }

    [Fact]
    public void Residue_is_taken_out_and_placeholders_are_shown_where_they_stand()
    {
        var reading = Documents.ReadText(Report);
        var issues = reading.Sections[2].Sections[0];
        Assert.Equal("更新不及时，联系人为XX。", issues.Text);
        var found = reading.Findings.Where(f => f.Code == "text.residue").ToArray();
        Assert.Equal(
            [("[bookmark: _GoBack]", new Span(6, 6)), ("XX", new Span(10, 12))],
            found.Select(f => (f.Actual, f.Span!.Value))
        );
    }

    [Theory]
    [InlineData(
        "一、总体情况\n1、主动公开政府信息情况\n公开12条。\n2、依申请公开政府信息情况\n收到1件。\n六、其他需要报告的事项\n无。"
    )]
    [InlineData("（一）主动公开\n公开12条。\n（二）依申请公开\n收到1件。\n六、其他需要报告的事项\n无。")]
    public void Topics_are_found_under_confused_numbers_and_without_the_heading_of_their_part(string text)
    {
        var overview = Documents.ReadText(text).Sections.Single(s => s.Name == "overview");
        Assert.Equal(
            [("proactive_disclosure", "公开12条。"), ("requests", "收到1件。")],
            overview.Sections.Select(s => (s.Name, s.Text))
        );
    }

    [Theory]
    [InlineData("（二）依申请办理情况", "requests")]
    [InlineData("（三）政府信息资源管理", "information_management")]
    [InlineData("（三）政府信息标准化建设", "information_management")]
    [InlineData("（三）加强政府信息管理，提升规范化水平", "information_management")]
    [InlineData("（四）拓宽渠道，做好平台建设", "platform")]
    [InlineData("（四）公开平台标准化建设", "platform")]
    [InlineData("（五）强化监督，压实责任", "supervision")]
    public void Topics_are_told_by_usual_variants_of_their_headings(string heading, string topic)
    {
        var overview = Documents
            .ReadText($"一、总体情况\n（一）主动公开\n公开12条。\n{heading}\n内容。\n六、其他需要报告的事项\n无。")
            .Sections.Single(s => s.Name == "overview");
        Assert.Equal(
            [("proactive_disclosure", "公开12条。"), (topic, "内容。")],
            overview.Sections.Select(s => (s.Name, s.Text))
        );
    }

    [Theory]
    [InlineData("（三）依申请公开收到3件，办结3件")]
    [InlineData("（三）加强信息管理，更新及时。平台稳定。")]
    public void A_sentence_with_commas_heads_no_topic(string line)
    {
        var overview = Documents
            .ReadText($"一、总体情况\n（一）主动公开\n公开12条。\n{line}\n六、其他需要报告的事项\n无。")
            .Sections.Single(s => s.Name == "overview");
        Assert.Equal(["proactive_disclosure"], overview.Sections.Select(s => s.Name));
    }

    [Fact]
    public void Another_report_behind_the_first_is_not_mixed_in()
    {
        var reading = Documents.ReadText(
            Report
                + "\n青禾镇2022年政府信息公开工作年度报告\n一、总体情况\n去年的事。\n六、其他需要报告的事项\n去年无。"
        );
        Assert.Equal(2023, reading.Year);
        Assert.Contains(reading.Findings, f => f.Code == "intake.second_report");
        Assert.DoesNotContain("去年", reading.Sections[3].Text, StringComparison.Ordinal);
    }
}

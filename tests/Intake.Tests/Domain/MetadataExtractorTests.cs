using Disclosure.Intake.Domain.Reports;

namespace Disclosure.Intake.Tests.Domain;

public sealed class MetadataExtractorTests
{
    [Theory]
    [InlineData("青禾镇2023年政府信息公开工作年度报告", "青禾镇", 2023)]
    [InlineData("2024年度青禾街道办事处政府信息公开工作年度报告", "青禾街道办事处", 2024)]
    [InlineData("青禾县财政局政府信息公开工作年度报告（2022年度）", "青禾县财政局", 2022)]
    [InlineData("青禾镇202020年政府信息公开工作年度报告", "青禾镇", 2020)]
    [InlineData("青禾镇二〇二一年政府信息公开工作年度报告", "青禾镇", 2021)]
    [InlineData("青禾县水务局关于2023年政府信息公开工作年度报告", "青禾县水务局", 2023)]
    [InlineData("青禾乡2019年政府信息公开年度工作报告", "青禾乡", 2019)]
    [InlineData("青禾县人民政府办公室2023年信息公开年报", "青禾县人民政府办公室", 2023)]
    public void A_title_says_whose_and_of_which_year(string title, string agency, int year)
    {
        Assert.True(MetadataExtractor.IsTitle(title));
        Assert.Equal((agency, year), (AgencyFinder.Find(title, ""), MetadataExtractor.FindYear(title, "")));
    }

    [Theory]
    [InlineData("根据要求，编制本机关政府信息公开工作年度报告。")]
    [InlineData("一是按时公布年报")]
    [InlineData("关于进一步做好统计的通知")]
    public void A_sentence_is_no_title(string text) => Assert.False(MetadataExtractor.IsTitle(text));

    [Theory]
    [InlineData("统计期限为2022年1月1日至2022年12月31日。", 2022)]
    [InlineData("统计期限自 2022 年 1 月 1 日起至 12 月 31 日止", 2022)]
    [InlineData("2019年，我乡明确专人负责。", 2019)]
    [InlineData("办结177件（含2022年结转3件）", 0)]
    [InlineData("依据国办公开办函〔2021〕30号", 0)]
    public void The_period_or_the_opening_says_the_year_where_the_title_does_not(string text, int year) =>
        Assert.Equal(year, MetadataExtractor.FindYear("青禾镇政府信息公开工作年度报告", text));

    [Fact]
    public void The_contact_is_read_from_letter_spaced_lines()
    {
        var contact = MetadataExtractor.FindContact(
            "如有疑问，请与青禾县人民政府办公室联系（地址：青禾县湖滨大道 90\n号 ， 邮 编 ： 223100 ， 电 话 ： 0517-87222589 ， 电 子 邮 箱 ：\nqh@126.com）。"
        );
        Assert.Equal(new ContactDetails("青禾县湖滨大道90号", "223100", "0517-87222589", "qh@126.com"), contact);
    }

    [Fact]
    public void The_office_that_answers_the_telephone_for_the_government_is_not_the_reporting_one() =>
        Assert.Equal(
            "淮青市青禾县人民政府",
            AgencyFinder.Find("青禾县人民政府2023年政府信息公开工作年度报告", "请与淮青市青禾县人民政府办公室联系")
        );
}

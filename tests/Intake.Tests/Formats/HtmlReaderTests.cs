using System.Text;

namespace Disclosure.Intake.Tests.Formats;

public sealed class HtmlReaderTests
{
    [Fact]
    public void What_the_site_puts_around_the_report_is_left_out()
    {
        var reading = Documents.ReadHtml(
            """
            <html><body><div class=top>首页 &gt; 政府信息公开年报</div>
            <table><tr><td>索引号<td>0001<td>发布机构<td>青禾镇</table>
            <div class=tools>字号：大 中 小 打印</div>
            <div id=zoom><h1>青禾镇2023年政府信息公开工作年度报告</h1><p>根据条例编制。</p><p>一、总体情况</p><p>平稳。</p><p>六、其他需要报告的事项</p><p>无。</p></div>
            <div>上一篇：去年的年报</div><div class=foot>主办单位：青禾镇人民政府 网站标识码2300000001</div></body></html>
            """
        );
        Assert.Equal(("青禾镇2023年政府信息公开工作年度报告", 2023), (reading.Title, reading.Year));
        Assert.Equal(["根据条例编制。", "平稳。", "无。"], reading.Sections.Select(s => s.Text));
    }

    [Theory]
    [InlineData("gb2312")]
    [InlineData("gbk")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void The_character_set_is_told_by_mark_by_declaration_or_by_looks(string charset)
    {
        var encoding =
            charset.StartsWith("utf-16", StringComparison.Ordinal) ? Encoding.GetEncoding(charset)
            : charset == "utf-8" ? new UTF8Encoding(true)
            : Documents.Gb18030;
        var page =
            $"<html><head><meta charset={charset}></head><body><h1>青禾镇2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>平稳。</p></body></html>";
        Assert.Equal("青禾镇", Documents.Read([.. encoding.Preamble, .. encoding.GetBytes(page)], "html").AgencyName);
        Assert.Equal(
            "青禾镇",
            Documents
                .Read(
                    encoding.GetBytes(page.Replace($"<meta charset={charset}>", "", StringComparison.Ordinal)),
                    "html"
                )
                .AgencyName
        );
    }

    [Fact]
    public void Text_that_a_browser_does_not_show_is_not_read()
    {
        var reading = Documents.ReadHtml(
            "<p>一、总体情况</p><p style='display: none'>藏</p><script>写()</script><p hidden>藏</p><p>平<!-- 注 -->稳。</p>"
        );
        Assert.Equal("平稳。", reading.Sections.Single().Text);
    }
}

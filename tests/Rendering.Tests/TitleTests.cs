using Disclosure.Rendering.Composition;

namespace Disclosure.Rendering.Tests;

public sealed class TitleTests
{
    [Theory]
    [InlineData("青禾镇", "青禾镇2023年政府信息公开工作年度报告", "青禾镇2023年政府信息公开工作年度报告")]
    [InlineData(
        "临阳县青禾镇人民政府",
        "临阳县青禾镇人民政府2023年政府信息公开工作年度报告",
        "临阳县青禾镇人民政府|2023年政府信息公开工作年度报告"
    )]
    [InlineData(
        "伊犁哈萨克自治州伊宁市人民政府萨依布依街道办事处",
        "伊犁哈萨克自治州伊宁市人民政府萨依布依街道办事处2023年政府信息公开工作年度报告",
        "伊犁哈萨克自治州伊宁市|人民政府萨依布依街道办事处|2023年政府信息公开工作年度报告"
    )]
    [InlineData(
        "",
        "2023年临阳县青禾镇人民政府政府信息公开工作年度报告",
        "2023年临阳县青禾镇人民政府|政府信息公开工作年度报告"
    )]
    [InlineData(
        "哈尔滨市呼兰区白奎镇人民政府",
        "呼兰区白奎镇2023年政府信息公开工作年度报告",
        "呼兰区白奎镇|2023年政府信息公开工作年度报告"
    )]
    [InlineData(
        "兴义市人民政府办公室",
        "黔西南布依族苗族自治州兴义市人民政府办公室2024年政府信息公开工作年度报告",
        "黔西南布依族苗族自治州|兴义市人民政府办公室|2024年政府信息公开工作年度报告"
    )]
    public void A_title_breaks_where_its_sense_allows(string agency, string title, string lines) =>
        Assert.Equal(lines, string.Join('|', TitleLineBreaker.Break(title, agency)));

    [Fact]
    public void No_line_is_wider_than_the_page_and_nothing_is_lost()
    {
        var title = string.Concat(Enumerable.Repeat("甲乙丙丁戊己庚辛", 12)) + "2023年度报告";
        var lines = TitleLineBreaker.Break(title, "");
        Assert.Equal(title, string.Concat(lines));
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 20));
        Assert.DoesNotContain(lines, l => l.StartsWith('年'));
    }
}

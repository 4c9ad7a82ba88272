using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Tests.Domain;

public sealed class RadicalNormalizerTests
{
    [Theory]
    [InlineData(
        "临阳县⻘⽲镇⼈⺠政府2023年政府信息公开⼯作年度报告",
        "临阳县青禾镇人民政府2023年政府信息公开工作年度报告"
    )]
    [InlineData("⼀、⾏政⻔⽹⻚⻓⻋⻢", "一、行政门网页长车马")]
    [InlineData("⿕⿔⼀", "龠龜一")]
    [InlineData("不变 123 ⿰", "不变 123 ⿰")]
    public void A_radical_is_the_character_that_was_meant(string printed, string meant) =>
        Assert.Equal(meant, RadicalNormalizer.Normalize(printed));
}

using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Tests.Domain;

public sealed class PrintedValueTests
{
    [Theory]
    [InlineData("0", "0", "")]
    [InlineData(" 12　", "12", "")]
    [InlineData("１２３", "123", "")]
    [InlineData("1,234", "1234", "")]
    [InlineData("１，２３４", "1234", "")]
    [InlineData("7730.28", "7730.28", "")]
    [InlineData("96171.60", "96171.60", "")]
    [InlineData("+2", "2", "")]
    [InlineData("−417", "-417", "")]
    [InlineData("43.788万元", "43.788", "万元")]
    [InlineData("5 件", "5", "件")]
    [InlineData("3 119", "3119", "")]
    [InlineData("4 1 1 9", "4119", "")]
    public void A_number_is_read_as_printed(string text, string number, string unit)
    {
        Assert.True(PrintedValue.TryParse(text, out var value));
        Assert.Equal((number, unit), (value.Value.ToString(), value.Unit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00A0")]
    [InlineData("/")]
    [InlineData("—")]
    [InlineData("－")]
    [InlineData("无")]
    [InlineData("22（其中修订16件）")]
    [InlineData("000")]
    [InlineData("05")]
    [InlineData("12345678901234567890")]
    public void What_is_no_plain_number_is_blank_and_its_text_is_kept(string text)
    {
        Assert.True(PrintedValue.TryParse(text, out var value));
        Assert.True(value.Value.IsBlank);
        Assert.Equal(text.Trim('\u00A0'), value.Raw);
    }

    [Theory]
    [InlineData("规章")]
    [InlineData("1.属于国家秘密")]
    [InlineData("0 0 0")]
    [InlineData("2023年")]
    public void Words_are_no_figure(string text) => Assert.False(PrintedValue.TryParse(text, out _));

    [Fact]
    public void A_number_of_another_unit_is_not_taken_for_the_columns_own()
    {
        Assert.True(PrintedValue.TryParse("300元", out var value));
        Assert.True(value.ToCellValue("万元").IsBlank);
        Assert.Equal("300", value.ToCellValue("元").ToString());
    }
}

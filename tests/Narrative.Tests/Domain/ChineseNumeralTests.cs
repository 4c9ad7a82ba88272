using CsCheck;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Tests.Domain;

public sealed class ChineseNumeralTests
{
    [Theory]
    [InlineData(0, "零")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(110, "一百一十")]
    [InlineData(1005, "一千零五")]
    [InlineData(1050, "一千零五十")]
    [InlineData(10_010, "一万零一十")]
    [InlineData(100_000, "十万")]
    [InlineData(100_010_000, "一亿零一万")]
    [InlineData(100_500_003, "一亿零五十万零三")]
    [InlineData(1_000_000_000_000, "一万亿")]
    public void A_number_is_written_as_it_is_said(long number, string numeral)
    {
        Assert.Equal(numeral, ChineseNumeral.Format(number));
        Assert.True(ChineseNumeral.TryParse(numeral, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("两千三百", 2300)]
    [InlineData("三百二", 320)]
    [InlineData("三百零二", 302)]
    [InlineData("二〇二三", 2023)]
    [InlineData("壹拾贰", 12)]
    [InlineData("三千五", 3500)]
    public void Other_ways_to_write_it_are_read(string numeral, long number)
    {
        Assert.True(ChineseNumeral.TryParse(numeral, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("百")]
    [InlineData("一十百")]
    [InlineData("一二百")]
    [InlineData("万一")]
    [InlineData("一万万")]
    [InlineData("九九九九九九九九九九九九九九九九九")]
    public void What_is_no_numeral_is_refused(string text) => Assert.False(ChineseNumeral.TryParse(text, out _));

    [Fact]
    public void Every_number_up_to_a_trillion_is_read_as_it_was_written() =>
        Gen.Long[0, 1_000_000_000_000]
            .Sample(n => ChineseNumeral.TryParse(ChineseNumeral.Format(n), out var read) && read == n);

    [Fact]
    public void Numbers_full_of_gaps_are_read_as_they_were_written() =>
        Gen.Int[0, 9]
            .Array[13]
            .Select(Gen.Bool.Array[13], (digits, gaps) => digits.Select((d, i) => gaps[i] ? 0L : d))
            .Select(digits => digits.Aggregate(0L, (n, d) => (n * 10) + d))
            .Sample(n => ChineseNumeral.TryParse(ChineseNumeral.Format(n), out var read) && read == n);

    [Fact]
    public void Any_text_is_answered_without_an_exception() =>
        Gen.Char["零一二两九十百千万亿〇件"]
            .Array[0, 60]
            .Sample(text =>
            {
                var isRead = ChineseNumeral.TryParse(text, out var number);
                Assert.True(!isRead || number is >= 0 and <= ChineseNumeral.Max);
            });
}

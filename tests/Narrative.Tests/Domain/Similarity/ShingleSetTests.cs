using CsCheck;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Similarity;
using Disclosure.Testing;

namespace Disclosure.Narrative.Tests.Domain.Similarity;

public sealed class ShingleSetTests
{
    private const string Text =
        "全面梳理公开事项清单并逐项明确责任科室。定期组织业务培训提升经办人员能力。畅通依申请公开受理渠道规范答复文书。";

    [Fact]
    public void Digits_marks_and_headings_do_not_make_a_text_another() =>
        Assert.Equal(
            1,
            Of("全面梳理2022年公开事项清单，并逐项明确责任科室。")
                .ShareIn(Of("全面梳理2023年公开事项清单并逐项明确责任科室！")),
            3
        );

    [Fact]
    public void A_bound_number_does_not_make_a_text_another() =>
        Assert.Equal(
            1,
            Of("全年共收到政府信息公开申请{{requests.received.total}}件并依法予以答复。")
                .ShareIn(Of("全年共收到政府信息公开申请36件并依法予以答复。")),
            3
        );

    [Fact]
    public void What_every_report_must_say_does_not_count() =>
        Assert.Empty(Of("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。本年度未收取信息处理费。").All);

    [Fact]
    public void A_share_is_of_this_text_in_the_other()
    {
        var half = Of(Text.Split('。')[0] + "。");
        Assert.Equal(1, half.ShareIn(Of(Text)), 3);
        Assert.InRange(Of(Text).ShareIn(half), 0.25, 0.45);
    }

    [Fact]
    public void Texts_that_are_nearly_the_same_share_a_band_and_strange_ones_none() =>
        Gen
            .ULong.HashSet[200, 400]
            .Select(Gen.Double[0.9, 1], (hashes, kept) => (hashes, kept))
            .Sample(
                x =>
                {
                    var keys = MinHashSignature.Create(x.hashes).BandKeys();
                    var near = MinHashSignature.Create([.. x.hashes.Take((int)(x.hashes.Count * x.kept))]).BandKeys();
                    var strange = MinHashSignature.Create([.. x.hashes.Select(h => ~h)]).BandKeys();
                    Assert.Equal(MinHashSignature.Bands, keys.Length);
                    Assert.NotEmpty(keys.Intersect(near));
                    Assert.Empty(keys.Intersect(strange));
                },
                iter: 200
            );

    internal static ShingleSet Of(string text) =>
        ShingleSet.Create([("supervision", Section.Paragraphs(text))], Editions.E2021.Outline);
}

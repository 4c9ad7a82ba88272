using CsCheck;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Likeness;

namespace Disclosure.Narrative.Tests.Domain.Likeness;

public sealed class ShinglesTests
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
    public void A_sketch_is_read_as_it_was_written_and_estimates_the_likeness() =>
        Gen
            .ULong.Array[200, 400]
            .Select(Gen.Double[0, 1], (hashes, kept) => (hashes, kept))
            .Sample(
                x =>
                {
                    var a = x.hashes.ToHashSet();
                    var b = x.hashes.Take((int)(x.hashes.Length * x.kept)).ToHashSet();
                    var sketch = Sketch.Of(a);
                    var likeness = Sketch.FromBytes(sketch.ToBytes()).Likeness(Sketch.Of(b));
                    return Math.Abs(likeness - ((double)b.Count / a.Count)) < 0.25;
                },
                iter: 200
            );

    internal static Shingles Of(string text) => Shingles.Of([("supervision", Section.Paragraphs(text))]);
}

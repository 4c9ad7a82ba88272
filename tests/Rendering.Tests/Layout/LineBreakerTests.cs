using CsCheck;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Tests.Layout;

public sealed class LineBreakerTests
{
    private const string NeverFirst = "，。、；：？！）》”％";
    private const string NeverLast = "（《“〔￥";

    private static readonly TextStyle s_style = TextStyle.Body;

    [Fact]
    public void A_line_takes_28_characters_and_is_filled_from_edge_to_edge()
    {
        var lines = Break(new string('政', 28 * 3));
        Assert.Equal([28, 28, 28], lines.Select(l => l.Length));
    }

    [Fact]
    public void Closing_marks_never_begin_a_line_nor_opening_marks_end_one() =>
        Text("政府信息公开年度报告，。、；：？！）》”（《“〔￥％12345abc —")
            .Sample(text =>
            {
                using var shaper = new TextShaper(new FontPicker(TestFonts.Library.Faces));
                var sorts = shaper.Shape(text, s_style);
                var lines = LineBreaker.Break(sorts, s_style.Em, OfficialPage.TextWidth, indent: 0);
                Assert.Equal(sorts.Count, lines.Sum(l => l.End - l.Start));
                foreach (var next in lines.Select(l => l.Start).Where(start => start > 0))
                {
                    var (before, after) = ((char)sorts[next - 1].Character, (char)sorts[next].Character);
                    // What hangs together over more than a line is torn; there is no other way.
                    if (NeverFirst.Contains(after) || NeverLast.Contains(before))
                    {
                        Assert.True(PieceWidth(sorts, next) > OfficialPage.TextWidth * 3 / 4);
                    }
                }
            });

    [Fact]
    public void No_line_is_wider_than_its_room() =>
        Text("政府信息公开，。）（《》“”2023年abc ")
            .Sample(text =>
            {
                using var shaper = new TextShaper(new FontPicker(TestFonts.Library.Faces));
                var sorts = shaper.Shape(text, s_style);
                foreach (var line in LineBreaker.Break(sorts, s_style.Em, OfficialPage.TextWidth, indent: 0))
                {
                    var items = new List<PageItem>();
                    new LineTypesetter(s_style).Place(
                        sorts,
                        line,
                        0,
                        0,
                        OfficialPage.TextWidth,
                        LineAlignment.Justified,
                        null,
                        items
                    );
                    var last = (PageText)items[^1];
                    var spaces = items
                        .OfType<PageText>()
                        .SelectMany(t => t.Glyphs)
                        .Reverse()
                        .TakeWhile(g => g.Character == ' ')
                        .Sum(g => g.Advance);
                    var overhang = s_style.Em / 2;
                    Assert.InRange(last.X + last.Width - spaces, 0, OfficialPage.TextWidth + overhang + s_style.Em / 8);
                }
            });

    [Theory]
    [InlineData("报告中所列数据的统计期限自以下日期起计算并且截止到次年为止2023年12月31日止", "2023年12月31日")]
    [InlineData("全年共收到并且依法依规受理了政府信息公开申请总计一共达到了1234567件之多", "1234567件")]
    [InlineData("本年度行政事业性收费的总金额经过汇总统计以后一共达到了约96171.63万元整", "96171.63万元")]
    [InlineData("各级各部门办理答复的总体满意率在经过第三方测评以后一共达到了全年99.87%的", "99.87%")]
    [InlineData("本年度依法受理并且按期办结的政府信息公开申请件数经过统计以后总计一共11 件之多", "11 件")]
    [InlineData("本报告依照国务院办公厅政府信息与政务公开办公室印发的国办公开办函〔2021〕30号文件", "〔2021〕30号")]
    [InlineData("本单位依照中华人民共和国政府信息公开条例的有关规定以及其中第二十条所列各项", "第二十条")]
    public void Numbers_stay_with_their_units(string text, string whole) =>
        Assert.Contains(Break(text), line => line.Contains(whole, StringComparison.Ordinal));

    [Fact]
    public void An_address_of_the_web_breaks_after_a_slash()
    {
        var lines = Break("本报告可在门户网站下载https://www.example.gov.cn/zwgk/xxgkndbg/2023/index.html");
        Assert.EndsWith("/", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("//www", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_wider_than_a_line_is_torn_and_nothing_is_lost()
    {
        var word = new string('a', 5_000);
        var lines = Break(word);
        Assert.Equal(word, string.Concat(lines));
        Assert.True(lines.Count > 50);
    }

    [Fact]
    public void Punctuation_side_by_side_closes_up()
    {
        using var shaper = new TextShaper(new FontPicker(TestFonts.Library.Faces));
        var sorts = shaper.Shape("《甲》、（乙）", s_style);
        var natural = sorts.Sum(s => s.Width);
        Assert.Equal(
            natural - (2 * (s_style.Em / 2)),
            new LineTypesetter(s_style).MeasureWidth(sorts, new(0, sorts.Count))
        );
    }

    private static Gen<string> Text(string alphabet) =>
        Gen.Int[0, alphabet.Length - 1].Array[1, 200].Select(places => string.Concat(places.Select(i => alphabet[i])));

    // Of the sorts around a place that no line may break between.
    private static int PieceWidth(List<ShapedGlyph> sorts, int place)
    {
        var (start, end) = (place - 1, place);
        while (start > 0 && LineBreakRules.PenaltyAfter(sorts, start - 1) == LineBreakRules.Never)
        {
            start--;
        }

        while (end + 1 < sorts.Count && LineBreakRules.PenaltyAfter(sorts, end) == LineBreakRules.Never)
        {
            end++;
        }

        return sorts[start..(end + 1)].Sum(s => s.Width);
    }

    private static List<string> Break(string text)
    {
        using var shaper = new TextShaper(new FontPicker(TestFonts.Library.Faces));
        var sorts = shaper.Shape(text, s_style);
        return
        [
            .. LineBreaker
                .Break(sorts, s_style.Em, OfficialPage.TextWidth, indent: 0)
                .Select(l =>
                    string.Concat(sorts[l.Start..l.End].Select(s => s.Spelling ?? char.ConvertFromUtf32(s.Character)))
                ),
        ];
    }
}

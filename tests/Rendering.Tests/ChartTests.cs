using System.Text;
using System.Xml.Linq;
using CsCheck;
using Disclosure.Form;
using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

public sealed class ChartTests
{
    [Fact]
    public void Results_under_one_heading_are_one_bar()
    {
        var sheet = Reports
            .Zeros(Editions.E2021)
            .With(
                new Dictionary<int, CellValue>
                {
                    [Editions.E2021.IndexOf("requests.granted.total")] = CellValue.FromInteger(5),
                    [Editions.E2021.IndexOf("requests.refused_state_secret.total")] = CellValue.FromInteger(2),
                    [Editions.E2021.IndexOf("requests.refused_third_party.total")] = CellValue.FromInteger(3),
                }
            );
        var chart = Reports.Chart("results", sheet);
        Assert.Equal(["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"], chart.Categories);
        Assert.Equal([5, 0, 5, 0, 0, 0], chart.Series.Single().Values);
    }

    [Fact]
    public void Applicants_are_named_as_on_the_form() =>
        Assert.Equal(
            ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
            Reports.Chart("applicants", Reports.Zeros(Editions.E2021)).Categories
        );

    [Fact]
    public void An_earlier_form_has_the_same_results() =>
        Assert.Equal(6, Reports.Chart("results", Reports.Zeros(Editions.E2019)).Categories.Count);

    [Fact]
    public void Words_say_every_figure_and_what_is_not_known() =>
        Assert.Equal(
            "柱状图：申请。新收：2022年 12件，2023年 无数据。办结：2022年 0件，2023年 3.50件。",
            ChartDescription.Describe(
                new("申请", "件", ["2022年", "2023年"], [new("新收", [12, null]), new("办结", [0, 3.50m])], false)
            )
        );

    [Theory]
    [InlineData("近五年申请情况", new[] { 2019, 2020, 2021, 2022, 2023 }, "近五年申请情况")]
    [InlineData("近五年申请情况", new[] { 2021, 2022, 2023 }, "近三年申请情况")]
    [InlineData("近五年申请情况", new[] { 2022, 2023 }, "近两年申请情况")]
    [InlineData("近五年申请情况", new[] { 2023 }, "2023年申请情况")]
    [InlineData("近五年申请情况", new[] { 2019, 2022, 2023 }, "2019、2022、2023年申请情况")]
    [InlineData("历年申请情况", new[] { 2022, 2023 }, "历年申请情况")]
    public void The_title_speaks_of_the_years_that_are_shown(string title, int[] years, string shown) =>
        Assert.Equal(shown, YearsTitle.Format(title, years));

    [Fact]
    public void Nothing_is_drawn_outside_and_every_figure_is_written() =>
        Gen.Select(Gen.Decimal[0, 1_000_000_000].Array[1, 24], Gen.Int[1, 4], Gen.Bool)
            .Sample(t =>
            {
                var (values, series, isLying) = t;
                var rounded = values.Select(v => (decimal?)decimal.Round(v)).ToArray();
                var chart = new BarChart(
                    "题",
                    "件",
                    [.. values.Select((_, i) => $"第{i}类")],
                    [.. Enumerable.Range(0, series).Select(i => new ChartSeries($"系列{i}", rounded))],
                    isLying
                );
                var drawing = ChartDrawing.Draw(chart);
                Assert.All(drawing.Shapes.OfType<FilledRectangle>(), b => AssertInside(b, drawing));
                Assert.Equal(
                    rounded.Length * series,
                    drawing
                        .Shapes.OfType<TextLabel>()
                        .Count(l => rounded.Any(v => l.Text == ChartDescription.FormatValue(v, isLying ? "件" : "")))
                        - (isLying ? 0 : Ticks(drawing, rounded))
                );
            });

    [Fact]
    public void Every_axis_holds_its_figures_in_at_most_five_steps() =>
        Gen.Decimal[0, 1_000_000_000_000]
            .Sample(most =>
            {
                var scale = AxisScale.Create(most);
                return scale.Top >= most && scale.Steps is >= 1 and <= 5;
            });

    [Fact]
    public void Svg_is_well_formed_whatever_the_words()
    {
        var chart = new BarChart("<题> & \"引\"", "件", ["<甲>"], [new("&乙", [1])], true);
        var svg = XDocument.Parse(
            Encoding.UTF8.GetString(SvgWriter.Write(ChartDrawing.Draw(chart), ChartDescription.Describe(chart)))
        );
        Assert.Equal("img", svg.Root!.Attribute("role")!.Value);
        Assert.Equal("条形图：<题> & \"引\"。&乙：<甲> 1件。", svg.Root.Attribute("aria-label")!.Value);
    }

    // Figures on the axis that happen to be those of bars.
    private static int Ticks(VectorDrawing drawing, decimal?[] values) =>
        drawing
            .Shapes.OfType<TextLabel>()
            .Count(l => l.Anchor == TextAnchor.End && values.Any(v => l.Text == ChartDescription.FormatValue(v)));

    private static void AssertInside(FilledRectangle box, VectorDrawing drawing)
    {
        Assert.InRange(box.X, 0, drawing.Width);
        Assert.InRange(box.X + box.Width, 0, drawing.Width);
        Assert.InRange(box.Y, 0, drawing.Height);
        Assert.InRange(box.Y + box.Height, 0, drawing.Height);
    }
}

using System.Globalization;
using System.Text;

namespace Disclosure.Rendering.Charts;

/// <summary>Says in words all that a chart shows.</summary>
internal static class ChartDescription
{
    /// <remarks>Goes into alternative texts: who cannot see the chart gets every figure of it.</remarks>
    public static string Describe(BarChart chart)
    {
        var text = new StringBuilder(chart.IsHorizontal ? "条形图：" : "柱状图：").Append(chart.Title).Append('。');
        for (var s = 0; s < chart.Series.Count; s++)
        {
            var series = chart.Series[s];
            text.Append(series.Name).Append('：');
            for (var i = 0; i < chart.Categories.Count; i++)
            {
                text.Append(i > 0 ? "，" : "")
                    .Append(chart.Categories[i])
                    .Append(' ')
                    .Append(FormatValue(series.Values[i], chart.Unit));
            }

            text.Append('。');
        }

        return text.ToString();
    }

    /// <summary>A figure as it is written on a bar.</summary>
    public static string FormatValue(decimal? value, string unit = "") =>
        value is { } number ? number.ToString(CultureInfo.InvariantCulture) + unit : "无数据";
}

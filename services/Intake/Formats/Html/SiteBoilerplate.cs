using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Html;

/// <summary>
/// Removes what a site prints around an article: its footer, and tools such as font sizes and view counters.
/// </summary>
internal static partial class SiteBoilerplate
{
    // The footer is in the last 1/n of the items.
    private const int From = 2;

    /// <summary>
    /// The items up to the first line of the footer, without tools. A footer does not contain a table.
    /// </summary>
    public static IReadOnlyList<ExtractedItem> Trim(IReadOnlyList<ExtractedItem> items)
    {
        var end = items.Count;
        for (var i = items.Count - 1; i >= items.Count / From; i--)
        {
            if (items[i] is ExtractedTable)
            {
                break;
            }

            if (items[i] is ExtractedLine line && Foot().IsMatch(line.Text.Trim()))
            {
                end = i;
            }
        }

        return [.. items.Take(end).Where(i => i is not ExtractedLine line || !Tool().IsMatch(line.Text.Trim()))];
    }

    [GeneratedRegex(
        @"^(?:[【\[]?(?:打印|关闭|返回)|上一篇|下一篇|相关(?:链接|文章|附件|新闻)|主办(?:单位)?[:：]|承办(?:单位)?[:：]|版权所有|(?:网站)?标识码|(?:网站)?备案|[^。]{0,6}ICP备|[^。]{0,4}公网安备|责任编辑|扫一扫|分享到|联系我们|关于我们|网站地图)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Foot();

    [GeneratedRegex(
        @"^(?:(?:网站)?首页$|字号|字体|【?字体|浏览次数|阅读次数|点击数|访问量|当前位置|您(?:现在)?的位置|来源[:：]|发布(?:时间|日期)[:：]|分享|打印)[^。]{0,60}$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Tool();
}

using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Domain.Wording;

/// <summary>
/// Removes what a site prints around an article: its footer, and tools such as font sizes, view counters, the block
/// with date and source, and menus that lead to the page.
/// </summary>
internal static partial class PageFurniture
{
    // The footer is in the last 1/n of the items.
    private const int From = 2;

    // A line of a site's tools is short.
    private const int MaxTool = 100;

    /// <summary>
    /// The items up to the first line of the footer, without tools. A footer does not contain a table.
    /// </summary>
    public static IReadOnlyList<ExtractedItem> Trim(IReadOnlyList<ExtractedItem> items)
    {
        // A document that marks its paragraphs is no page of a site.
        if (items.Any(i => i is ExtractedLine { Role: LineRole.Paragraph }))
        {
            return items;
        }

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

        return [.. items.Take(end).Where(i => i is not ExtractedLine line || !IsTool(line.Text))];
    }

    private static bool IsTool(string text)
    {
        var line = text.Trim();
        return line.Length <= MaxTool
            && (
                line[0] == '>' || line[0] == '＞'
                    ? !line.Contains('。', StringComparison.Ordinal)
                    : Tool().IsMatch(line)
            );
    }

    [GeneratedRegex(
        @"^(?:[【\[]?(?:打印|关闭|返回)|上一篇|下一篇|相关(?:链接|文章|附件|新闻)|主办(?:单位)?[:：]|承办(?:单位)?[:：]|版权所有|(?:网站)?标识码|(?:网站)?备案|[^。]{0,6}ICP备|[^。]{0,4}公网安备|责任编辑|扫一扫|分享到|联系我们|关于我们|网站地图)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Foot();

    [GeneratedRegex(
        @"^[•·●■◆▪\s]*(?:(?:网站)?首页(?:$|\s*[>＞»])|【?字\s*号|【?字\s*体|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:数|量|率)|访问(?:量|次数)|当前位置|您(?:现在)?的位置|(?:信息|文章|稿件)?来\s*源\s*[:：]|(?:发布|发文|成文|更新|公开|生成|发稿)(?:时间|日期)\s*[:：]|(?:20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日|20[0-9]{2}-[0-9]{2}-[0-9]{2})[\s0-9:]*来\s*源|分\s*享|【?打印|审核人?\s*[:：]|审稿\s*[:：]|责任编辑|(?:编辑|作者|录入)\s*[:：]|索\s*引\s*号|(?:发布|公开)机构\s*[:：]|发文机关\s*[:：]|(?:信息|主题|公文)(?:分类|类别)\s*[:：]|文\s*号\s*[:：]|有\s*效\s*性\s*[:：]|(?:用)?微信扫|扫一扫|扫描二维码|正文内容区域|无障碍|视力保护色)[^。]{0,80}$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Tool();
}

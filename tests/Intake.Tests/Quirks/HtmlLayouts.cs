using System.Net;
using System.Text;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>The shapes that web pages come in.</summary>
internal static class HtmlLayouts
{
    public static readonly string[] All = ["plain", "word", "nested", "chrome", "slivers"];

    public static string Write(PrintedReport report, string layout)
    {
        var body = new StringBuilder();
        Line(body, report.Title, layout);
        foreach (var part in report.Parts)
        {
            Line(body, part.Heading, layout);
            foreach (var line in part.Prose)
            {
                Line(body, line, layout);
            }

            if (part.Rows.Count > 0)
            {
                body.Append("<table border=1 cellspacing=0><tbody>");
                part.Rows.ForEach(r => Row(body, r, layout));
                body.Append("</tbody></table>");
            }
        }

        return layout switch
        {
            "nested" =>
                $"<html><body><div><html><head><title>x</title></head><body>{body}</body></html></div></body></html>",
            "chrome" => $"""
                <!doctype html><html><head><title>青禾镇</title><script>var a = "<td>1</td>";</script></head><body>
                <div class="nav"><a>首页</a> &gt; <a>政务公开</a> &gt; <a>政府信息公开年报</a></div>
                <table class="info"><tr><td>索引号<td>000014349/2024-00012<td>发布日期<td>2024-01-15</tr><tr><td>标题<td colspan=3>{report.Title}</tr></table>
                <div class="tools">字号：<a>大</a> <a>中</a> <a>小</a> 打印 分享</div>{body}
                <div class="footer">主办：青禾镇人民政府 备案号12345678 网站标识码2300000001</div></body></html>
                """,
            "word" =>
                $"<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!-- @font-face {{}} --></style><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head><body lang=ZH-CN><div class=WordSection1>{body}</div></body></html>",
            _ => $"<html><body>{body}</body></html>",
        };
    }

    private static void Line(StringBuilder body, string text, string layout) =>
        body.Append(
            layout == "word"
                ? $"<p class=MsoNormal>{Word(text)}<o:p></o:p></p>"
                : $"<p>{WebUtility.HtmlEncode(text)}</p>"
        );

    private static void Row(StringBuilder body, List<PrintedCell> row, string layout)
    {
        body.Append("<tr>");
        foreach (var cell in row)
        {
            // A sliver is a column of no width that a hand drew beside another.
            var (span, sliver) =
                layout == "slivers" && cell.IsValue
                    ? (cell.ColSpan, "<td></td>")
                    : (layout == "slivers" ? cell.ColSpan * 2 : cell.ColSpan, "");
            var text =
                layout == "word"
                    ? $"<p class=MsoNormal>{Word(cell.Text)}<o:p>&nbsp;</o:p></p>"
                    : WebUtility.HtmlEncode(cell.Text);
            body.Append($"<td colspan={span} rowspan={cell.RowSpan}>{text}</td>{sliver}");
        }

        body.Append("</tr>");
    }

    // Word sets digits and letters in runs of their own, one by one.
    private static string Word(string text) =>
        string.Concat(
            text.Select(c =>
                char.IsAsciiDigit(c) ? $"<span\nlang=EN-US style='font-family:\"Times New Roman\"'>{c}</span>"
                : c == '　' ? "&nbsp;"
                : WebUtility.HtmlEncode(c.ToString())
            )
        );
}

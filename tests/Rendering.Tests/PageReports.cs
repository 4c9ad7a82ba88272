using System.Collections.Concurrent;
using Disclosure.Form;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

/// <summary>Reports that pages are proved on: each asks something else of the layout.</summary>
internal static class PageReports
{
    private const string Sentence =
        "坚持“以公开为常态、不公开为例外”，全年通过门户网站主动公开政府信息1,286条（其中政策文件及解读215条、财政资金信息98条），"
        + "办理12345热线工单3.6万余件，满意率99.87%；按照《政府信息公开条例》第二十条的规定，及时更新机构职能、领导信息等栏目。";

    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> s_pdfs = new();

    public static TheoryData<string> Names => ["town", "city", "prose", "rare", "form2019", "marks", "rich", "signed"];

    public static ReportContent Of(string name) =>
        name switch
        {
            "town" => Reports.Of(Reports.Zeros(Editions.E2021)),
            "city" => Reports.Of(
                City(),
                [Prose("overview", Sentence)],
                "黔西南布依族苗族自治州兴义市人民政府办公室2024年政府信息公开工作年度报告"
            ),
            "prose" => Reports.Of(Reports.Mixed(Editions.E2021), Long()),
            "rare" => Reports.Of(
                Reports.Zeros(Editions.E2021),
                [
                    Prose(
                        "preamble",
                        "联系人：埇桥区石堃、金镕、王𫖯，镇名䶮湖。表情😀不在字体内。⻓⽅体与⽉底是转换来的部首。"
                    ),
                ],
                "埇桥区堃镕镇人民政府2023年政府信息公开工作年度报告"
            ),
            "form2019" => Reports.Of(
                Reports.Mixed(Editions.E2019),
                title: "临阳县青禾镇人民政府2019年政府信息公开工作年度报告"
            ),
            "marks" => Reports.Of(Reports.Mixed(Editions.E2021, useAlternatives: true), Marks()),
            "rich" => Reports.Rich(Reports.Mixed(Editions.E2021)),
            "signed" => Reports.Of(Reports.Mixed(Editions.E2021)) with { HasSignatureField = true },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };

    /// <summary>The PDF of a report, written once for all tests that only read it.</summary>
    public static byte[] Pdf(string name) =>
        s_pdfs.GetOrAdd(name, n => new(() => Reports.Writer("pdf").Write(Of(n)))).Value;

    public static PagedDocument Set(ReportContent content) =>
        DocumentLayout.Arrange(DocumentComposer.Compose(content), content.AgencyName, TestFonts.Library.Faces);

    private static Section Prose(string name, string text) => new(name, "", Section.Paragraphs(text), []);

    private static Sheet City()
    {
        var edition = Editions.E2021;
        var values = new CellValue[edition.Cells.Count];
        var own = edition.Alternatives.SelectMany(a => a.Own).ToHashSet();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = own.Contains(i) ? CellValue.Blank : CellValue.FromInteger(1_234_567 + (i * 7_919));
        }

        return new(edition, values);
    }

    private static Section[] Long() =>
        [
            .. Reports.Prose.Select(s =>
                s.Name == "overview"
                    ? s with
                    {
                        Blocks = [.. Enumerable.Range(1, 40).Select(i => new Paragraph($"{i}是" + Repeat(i % 7 + 1)))],
                    }
                    : s
            ),
        ];

    private static string Repeat(int times) => string.Concat(Enumerable.Repeat(Sentence, times));

    private static Section[] Marks() =>
        [
            new(
                "preamble",
                "",
                [
                    new Paragraph([
                        new("本报告的电子版可在"),
                        new(
                            "门户网站（https://www.example-county.gov.cn/zwgk/xxgkndbg/2023/index.html?id=20240115&from=home）",
                            true
                        ),
                        new(
                            "下载。地址：青禾路１２号；电话：0512-66668888——转8001，e-mail：qinghe.office@example.gov.cn。"
                        ),
                    ]),
                    new Paragraph("《〈条例〉解读》（以下简称《解读》）“问：‘何谓公开？’”答：“公开……就是公开！”"),
                    new Paragraph("Le résumé du rapport: naïve café — Ångström, αβγ, Привет; y̆ and n̈ stay whole."),
                ],
                []
            ),
        ];
}

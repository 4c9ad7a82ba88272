using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Formats;
using Disclosure.Rendering.Formats.Docx;
using Disclosure.Rendering.Formats.Html;
using Disclosure.Rendering.Formats.Json;
using Disclosure.Rendering.Formats.Markdown;
using Disclosure.Rendering.Formats.Ofd;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Formats.Text;
using Disclosure.Rendering.Formats.Xlsx;
using Disclosure.Rendering.Formats.Xml;
using Disclosure.Testing;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>What the product writes it reads back as it was.</summary>
public sealed class OwnFormatsTests
{
    private const string Title = "临阳县青禾镇人民政府2023年政府信息公开工作年度报告";

    private static readonly IReadOnlyList<Section> s_prose =
    [
        new(
            "preamble",
            "",
            Section.Paragraphs("根据《中华人民共和国政府信息公开条例》编制本报告，统计期限为2023年1月1日至12月31日。"),
            []
        ),
        new(
            "overview",
            "",
            Section.Paragraphs("全年公开工作平稳有序。"),
            [
                new("proactive_disclosure", "", [new Heading(3, "公开数量"), new Paragraph("主动公开信息12条。")], []),
                new("requests", "", Section.Paragraphs("未收到申请。"), []),
            ]
        ),
        new(
            "problems",
            "",
            [],
            [
                new("issues", "", Section.Paragraphs("更新不够及时。"), []),
                new("improvements", "", Section.Paragraphs("建立台账。"), []),
            ]
        ),
        new("other_matters", "", Section.Paragraphs("本年度未收取信息处理费。"), []),
    ];

    private static readonly FontLibrary s_fonts = new(Options.Create(new FontOptions()));

    private static readonly IReadOnlyDictionary<string, IReportWriter> s_writers = new Dictionary<string, IReportWriter>
    {
        ["docx"] = new DocxReportWriter(),
        ["html"] = new HtmlReportWriter(),
        ["json"] = new JsonReportWriter(),
        ["xml"] = new XmlReportWriter(),
        ["xlsx"] = new XlsxReportWriter(),
        ["txt"] = new TextReportWriter(),
        ["md"] = new MarkdownReportWriter(),
        ["pdf"] = new PdfReportWriter(s_fonts, new()),
        ["ofd"] = new OfdReportWriter(s_fonts, new()),
    };

    /// <summary>Formats that the product writes reports in, by their file extensions.</summary>
    public static IEnumerable<string> Formats => s_writers.Keys;

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var format in s_writers.Keys)
            {
                cases.Add(format, "2021", false);
                cases.Add(format, "2021", true);
                cases.Add(format, "2019", false);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_report_is_read_back_as_it_was(string format, string edition, bool useAlternatives)
    {
        var sheet = Sheets.Made(edition == "2021" ? Editions.E2021 : Editions.E2019, new(7), 5000, useAlternatives);
        var content = new ReportContent(Title, "临阳县青禾镇人民政府", 2023, s_prose, sheet);
        var reading = Documents.Read(s_writers[format].Write(content), format);
        Assert.Equal(sheet.Values.ToArray(), reading.Sheet.Values.ToArray());
        Assert.Equal((Title, "临阳县青禾镇人民政府", 2023), (reading.Title, reading.AgencyName, reading.Year));
        Assert.Equal(Said(s_prose), Said(reading.Sections));
        Assert.DoesNotContain(reading.Findings, f => f.Code.StartsWith("intake", StringComparison.Ordinal));
    }

    internal static byte[] Write(string format, ReportContent content) => s_writers[format].Write(content);

    internal static ReportContent Report(Edition edition) =>
        new(Title, "临阳县青禾镇人民政府", 2023, s_prose, Sheets.Made(edition, new(7), 5000));

    public static byte[] Json(Sheet sheet) =>
        new JsonReportWriter().Write(new ReportContent(Title, "临阳县青禾镇人民政府", 2023, s_prose, sheet));

    // Pages do not say which of their lines are small headings.
    private static IEnumerable<(string Name, string Text)> Said(IEnumerable<Section> sections) =>
        sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => (s.Name, s.Text));

    [Fact]
    public void Our_xml_is_read_as_it_is_with_every_kind_of_block()
    {
        var reading = Documents.Read(Encoding.UTF8.GetBytes(Xml), "xml");
        Assert.Equal(
            ("甲局2023年报告", "甲局", 2023, "2021"),
            (reading.Title, reading.AgencyName, reading.Year, reading.Sheet.Edition.Id)
        );
        Assert.Equal("43.7880", reading.Sheet["proactive.fees.amount"].ToString());
        Assert.True(reading.Sheet["proactive.rules.issued"].IsNotApplicable);
        Assert.Equal("22（其中修订16件）", reading.Sheet.Remarks["proactive.rules.repealed"]);
        Block[] blocks =
        [
            new Heading(4, "小标题"),
            new Paragraph([new("甲", true), new(" 乙")]),
            new ItemList(true, [new("一"), new("二")]),
            new PictureBlock("ab12", "图", "说明"),
            new SmallTable(
                "表",
                true,
                [
                    ["甲", "乙"],
                    ["1", ""],
                ]
            ),
        ];
        Assert.Equal([new Section("overview", "概述", [], [new("requests", "", blocks, [])])], reading.Sections);
    }

    [Theory]
    [InlineData("<report/>")]
    [InlineData("<other xmlns='urn:disclosure:report:v1'/>")]
    [InlineData("<report><title>")]
    public void Xml_that_is_not_ours_is_refused(string xml) =>
        Refused.Unreadable(() => Documents.Read(Encoding.UTF8.GetBytes(xml), "xml"));

    [Fact]
    public void Our_xml_with_definitions_of_its_own_is_refused()
    {
        var report = Xml[Xml.IndexOf("<report", StringComparison.Ordinal)..];
        Assert.NotEmpty(Documents.Read(Encoding.UTF8.GetBytes(report), "xml").Sections);
        Refused.Unreadable(() =>
            Documents.Read(Encoding.UTF8.GetBytes($"<!DOCTYPE report [<!ENTITY a 'a'>]>{report}"), "xml")
        );
    }

    [Fact]
    public void Json_deeper_than_a_report_is_refused()
    {
        string Nested(int depth) =>
            "{\"statistics\":{\"edition\":\"2021\",\"cells\":{}},\"narrative\":{\"sections\":["
            + string.Concat(Enumerable.Repeat("{\"sections\":[", depth))
            + string.Concat(Enumerable.Repeat("]}", depth))
            + "]}}";
        Documents.Read(Encoding.UTF8.GetBytes(Nested(14)), "json");
        Refused.Unreadable(() => Documents.Read(Encoding.UTF8.GetBytes(Nested(15)), "json"));
    }

    [Fact]
    public void Xml_deeper_than_a_report_is_refused() =>
        Refused.TooLarge(
            "文档嵌套层数",
            () =>
                Documents.Read(
                    Encoding.UTF8.GetBytes(
                        string.Concat(Enumerable.Repeat("<report>", 50))
                            + string.Concat(Enumerable.Repeat("</report>", 50))
                    ),
                    "xml"
                )
        );

    public const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <report xmlns="urn:disclosure:report:v1">
        <title>甲局2023年报告</title>
        <agencyName>甲局</agencyName>
        <year>2023</year>
        <edition>2021</edition>
        <narrative>
        <section section="overview" heading="概述">
        <section section="requests" heading="">
        <heading level="4">小标题</heading>
        <paragraph><run bold="true">甲</run><run> 乙</run></paragraph>
        <list ordered="true">
        <item><run>一</run></item>
        <item><run>二</run></item>
        </list>
        <picture picture="ab12" caption="图" alternativeText="说明"/>
        <table caption="表" headed="true">
        <row><cell>甲</cell><cell>乙</cell></row>
        <row><cell>1</cell><cell></cell></row>
        </table>
        </section>
        </section>
        </narrative>
        <statistics edition="2021">
        <notApplicable cell="proactive.rules.issued"/>
        <remark cell="proactive.rules.repealed">22（其中修订16件）</remark>
        <cell cell="proactive.fees.amount">43.7880</cell>
        </statistics>
        <pictures>
        </pictures>
        </report>
        """;
}

using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>Markdown that the product writes says every block as it was, three times over.</summary>
public sealed class MarkdownRoundTripTests
{
    private const int Rounds = 3;

    private static readonly Block[] s_blocks =
    [
        new Paragraph("甲*乙_丙，**不是粗体**，\\*也不是"),
        new Paragraph("| a | b |"),
        new Paragraph("| --- | ---: |"),
        new Paragraph("甲|乙|丙"),
        new Paragraph([new("一是", true), new("公开信息1*2条，"), new("**重点**", true)]),
        new Paragraph([new("整段都是粗体", true)]),
        new Heading(3, "公开数量"),
        new Paragraph("没有句号的一段长长的文字写到这里就断了，下一段与它无关"),
        new Paragraph("另一段"),
        new Heading(4, "2.0版平台：建成"),
        new Paragraph("1. 像标题的段落"),
        new Paragraph("（2）像标题的段落"),
        new Paragraph("1.像标题的段落"),
        new Paragraph("- 不是列表"),
        new Paragraph("# 不是标题、`代码`、[链接](a)、<b>、~~删~~、&amp;"),
        new ItemList(true, [new("第一，公开*及时*"), new([new("第二", true), new("，- 规范")])]),
        new ItemList(false, [new("甲"), new("依申请公开")]),
        new ItemList(true, [new("只有一项")]),
        new SmallTable(
            "公开*渠道*统计",
            true,
            [
                ["渠道", "条数|件数"],
                ["网站\\门户", "12"],
            ]
        ),
        new Paragraph([new("不是表名", true)]),
        new SmallTable(
            "",
            false,
            [
                ["甲", ""],
                ["", ""],
                ["", "丁"],
            ]
        ),
        new Paragraph("来源：青禾镇"),
        new Paragraph("𠮷𫖯两字，e\u0301与é，㐂"),
    ];

    [Fact]
    public void Every_block_is_read_back_as_it_was_three_times()
    {
        var sections = Report(s_blocks);
        var content = new ReportContent(
            "临阳县青禾镇人民政府2023年政府信息公开工作年度报告",
            "临阳县青禾镇人民政府",
            2023,
            sections,
            Sheets.Made(Editions.E2021, new(7), 5000)
        );
        for (var round = 0; round < Rounds; round++)
        {
            var reading = Documents.Read(OwnFormatsTests.Write("md", content), "md");
            Assert.Equal(sections, reading.Sections);
            Assert.Equal(content.Sheet.Values.ToArray(), reading.Sheet.Values.ToArray());
            Assert.Equal(content.Title, reading.Title);
            content = content with { Sections = reading.Sections, Sheet = reading.Sheet };
        }
    }

    [CorpusTheory, MemberData(nameof(CorpusTests.Reports), MemberType = typeof(CorpusTests))]
    public void Every_report_of_the_corpus_is_read_back_as_it_was(string id)
    {
        var report = CorpusReport.All.Single(r => r.Id == id);
        var first = Documents.Read(File.ReadAllBytes(report.File), "txt");
        IReadOnlyList<Section> sections = WithText(first.Sections);
        var sheet = first.Sheet;
        for (var round = 0; round < Rounds; round++)
        {
            var content = new ReportContent(first.Title, first.AgencyName, first.Year, sections, sheet);
            var reading = Documents.Read(OwnFormatsTests.Write("md", content), "md");
            Assert.Equal(Printed(sections), Printed(WithText(reading.Sections)));
            Assert.Equal(sections, WithText(reading.Sections));
            Assert.Equal(sheet.Values.ToArray(), reading.Sheet.Values.ToArray());
            (sections, sheet) = (WithText(reading.Sections), reading.Sheet);
        }
    }

    // Every part of the form is printed, also one without text.
    private static Section[] WithText(IEnumerable<Section> sections) =>
        [.. sections.Where(s => s.Blocks.Count > 0 || s.Sections.Count > 0)];

    // What is seen where one of them differs.
    private static IEnumerable<string> Printed(IEnumerable<Section> sections) =>
        sections
            .SelectMany(s => s.Sections.Prepend(s))
            .SelectMany(s => s.Blocks.Select(b => $"{b.GetType().Name} {b.Text}").Prepend($"{s.Name} {s.Heading}"));

    [Theory]
    [InlineData("md")]
    [InlineData("txt")]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("json")]
    [InlineData("xml")]
    [InlineData("pdf")]
    [InlineData("ofd")]
    public void Combining_marks_and_rare_characters_are_kept(string format)
    {
        const string Rare = "联系人𠮷𫖯，代号e\u0301，地址㐂村。";
        var content = OwnFormatsTests.Report(Editions.E2021) with { Sections = Report([new Paragraph(Rare)]) };
        var reading = Documents.Read(OwnFormatsTests.Write(format, content), format);
        Assert.Equal(Rare, reading.Sections.Single(s => s.Name == "overview").Text);
    }

    [Fact]
    public void Markdown_of_others_is_read_by_its_words()
    {
        const string Text =
            "# 青禾镇2023年政府信息公开工作年度报告\n## 一、总体情况\n（一）主动公开\n公开12条。\n## 六、其他需要报告的事项\n无。\n";
        var reading = Documents.Read(Encoding.UTF8.GetBytes(Text), "md");
        Assert.Equal("公开12条。", reading.Sections.Single(s => s.Name == "overview").Sections[0].Text);
    }

    private static Section[] Report(Block[] blocks) =>
        [
            new("preamble", "", Section.Paragraphs("根据《中华人民共和国政府信息公开条例》编制本报告。"), []),
            new(
                "overview",
                "",
                blocks,
                [
                    new("proactive_disclosure", "", Section.Paragraphs("主动公开信息12条。"), []),
                    new("requests", "依申请公开：便民、高效", Section.Paragraphs("未收到申请。"), []),
                ]
            ),
            new("problems", "", [], [new("issues", "", Section.Paragraphs("更新不够及时。"), [])]),
            new("other_matters", "", Section.Paragraphs("本年度未收取信息处理费。"), []),
        ];
}

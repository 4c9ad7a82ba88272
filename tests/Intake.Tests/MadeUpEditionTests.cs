using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Tests.Formats;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests;

/// <summary>
/// The made-up edition 2027 of tests/Testing/Editions: two rows more in 表三, a column more in 表四, a topic more, a section
/// renamed. It is read by its data alone.
/// </summary>
public sealed class MadeUpEditionTests
{
    private const string Title = "青禾县财政局2027年政府信息公开工作年度报告";

    private static readonly EditionCatalog s_catalog = EditionCatalog.Load(
        Repository.PathOf("tests", "Testing", "Editions")
    );

    private static readonly Edition s_edition = s_catalog.Find("2027")!;

    private static readonly IReadOnlyList<Section> s_prose =
    [
        new("preamble", "", Section.Paragraphs("本报告统计期限为2027年1月1日至12月31日。"), []),
        new(
            "overview",
            "",
            [],
            [
                new("proactive_disclosure", "", Section.Paragraphs("主动公开信息12条。"), []),
                new("public_data", "", Section.Paragraphs("开放数据集3个。"), []),
                new("supervision", "", Section.Paragraphs("开展检查2次。"), []),
            ]
        ),
        new("problems", "", [], [new("issues", "", Section.Paragraphs("更新不够及时。"), [])]),
        new("other_matters", "", Section.Paragraphs("本年度未收取信息处理费。"), []),
    ];

    public static TheoryData<string, bool> Exports
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var format in OwnFormatsTests.Formats)
            {
                cases.Add(format, false);
                cases.Add(format, true);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Exports))]
    public void What_the_product_writes_of_it_is_read_back_as_it_was(string format, bool useAlternatives)
    {
        var sheet = Sheets.Made(s_edition, new(7), 5000, useAlternatives);
        var bytes = OwnFormatsTests.Write(format, new ReportContent(Title, "青禾县财政局", 2027, s_prose, sheet));
        var reading = Documents.Read(bytes, format, editions: s_catalog);
        Assert.Equal("2027", reading.Sheet.Edition.Id);
        Assert.Equal(sheet.Values.ToArray(), reading.Sheet.Values.ToArray());
        Assert.Equal((Title, 2027), (reading.Title, reading.Year));
        Assert.Equal(Said(s_prose), Said(reading.Sections));
        Assert.DoesNotContain(reading.Findings, f => f.Code.StartsWith("intake", StringComparison.Ordinal));
    }

    public static TheoryData<string> Layouts => [.. TextLayouts.All];

    [Theory, MemberData(nameof(Layouts))]
    public void Foreign_text_of_it_is_read_without_a_wrong_figure(string layout)
    {
        var report = PrintedReport.Of(Sheets.Made(s_edition, new(3), 900), new(), new(3));
        var reading = Read(TextLayouts.Write(report, layout, new(3)));
        Assert.Equal("2027", reading.Sheet.Edition.Id);
        var score = report.Score(reading);
        Assert.Equal([], score.Wrong);
        Assert.Equal([], score.Missing);
    }

    [Fact]
    public void Digits_that_ran_together_are_as_many_as_its_table_has_columns()
    {
        var reading = Read(
            "一、总体情况\n无。\n四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n"
                + "结果维持 结果纠正 其他结果 尚未审结 调解结案 总计\n101013000000200002\n申请人主动撤回\n属于公共数据授权运营事项\n"
        );
        Assert.Equal(
            ("1", "3", "2", "2"),
            (
                Figure(reading, "review.upheld"),
                Figure(reading, "review.total"),
                Figure(reading, "litigation_after_review.upheld"),
                Figure(reading, "litigation_after_review.total")
            )
        );
    }

    [Theory]
    [InlineData("（五）公共数据开放情况")]
    [InlineData("（五）公共数据授权运营和开放")]
    public void A_topic_is_known_by_its_titles_and_by_its_keywords(string heading)
    {
        var reading = Read(
            $"{Title}\n一、总体情况\n（一）主动公开\n12条。\n{heading}\n3个。\n六、其他需要报告的事项\n无。"
        );
        Assert.Equal(["proactive_disclosure", "public_data"], reading.Sections[0].Sections.Select(s => s.Name));
    }

    [Theory]
    [InlineData("五、问题清单及整改情况")]
    [InlineData("五、工作中的不足和整改打算")]
    public void A_renamed_section_is_known_by_its_titles_and_by_its_words(string heading)
    {
        var reading = Read($"{Title}\n一、总体情况\n无。\n{heading}\n更新不及时。\n六、其他事项\n无。");
        Assert.Equal(["overview", "problems", "other_matters"], reading.Sections.Select(s => s.Name));
    }

    [Theory]
    [InlineData("2021", 2023)]
    [InlineData("2019", 2020)]
    public void Reports_of_the_editions_before_it_are_read_as_before(string id, int year)
    {
        var report = PrintedReport.Of(Sheets.Made(s_catalog.Find(id)!, new(5), 900), new(), new(5));
        var text = TextLayouts.Write(report, "lines", new(5)).Split('\n', 2)[1];
        var reading = Read($"青禾县财政局{year}年政府信息公开工作年度报告\n{text}");
        Assert.Equal(id, reading.Sheet.Edition.Id);
        Assert.Equal([], report.Score(reading).Wrong);
    }

    [Fact]
    public void Exports_of_an_edition_without_clues_are_read_by_its_tables_and_outline()
    {
        using var folder = new TemporaryFolder();
        File.Delete(Path.Combine(CopyEdition(folder), "reading.json"));
        var catalog = EditionCatalog.Load(folder.Path);
        var sheet = Sheets.Made(catalog.Find("2027")!, new(7), 5000);
        var bytes = OwnFormatsTests.Write("docx", new ReportContent(Title, "青禾县财政局", 2027, s_prose, sheet));
        var reading = Documents.Read(bytes, "docx", editions: catalog);
        Assert.Equal(sheet.Values.ToArray(), reading.Sheet.Values.ToArray());
        Assert.Equal(Said(s_prose), Said(reading.Sections));
    }

    [Theory]
    [InlineData("""{"tables": [{"table": "nowhere"}]}""")]
    [InlineData("""{"headings": [{"section": "nowhere"}]}""")]
    [InlineData("""{"tabels": []}""")]
    public void Clues_to_what_the_edition_does_not_have_are_refused_by_name(string clues)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(CopyEdition(folder), "reading.json"), clues);
        var error = Assert.Throws<InvalidDataException>(() => EditionCatalog.Load(folder.Path));
        Assert.Contains("reading.json", error.Message, StringComparison.Ordinal);
    }

    private static string CopyEdition(TemporaryFolder folder)
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder.Path, "2027")).FullName;
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "Testing", "Editions", "2027")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private static string Figure(DocumentReading reading, string cell) =>
        reading.Sheet[$"proceedings.{cell}"].ToString();

    private static DocumentReading Read(string text) =>
        Documents.Read(Encoding.UTF8.GetBytes(text), "txt", editions: s_catalog);

    private static IEnumerable<(string Name, string Text)> Said(IEnumerable<Section> sections) =>
        sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => (s.Name, s.Text));
}

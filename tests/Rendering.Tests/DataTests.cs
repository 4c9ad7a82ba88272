using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Disclosure.Form;
using Disclosure.Testing;
using Json.Schema;

namespace Disclosure.Rendering.Tests;

public sealed class DataTests
{
    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void Xml_is_of_its_schema(string edition, bool alternatives)
    {
        var errors = new List<string>();
        var document = XDocument.Parse(Text("xml", Reports.Rich(Reports.Variant(edition, alternatives))));
        document.Validate(XmlSchemas(), (_, e) => errors.Add(e.Message));
        Assert.Empty(errors);
        document.Root!.Element(XName.Get("year", "urn:disclosure:report:v1"))!.Value = "二〇二三";
        document.Validate(XmlSchemas(), (_, e) => errors.Add(e.Message));
        Assert.Single(errors);
    }

    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void Json_is_of_its_schema(string edition, bool alternatives)
    {
        var file = Reports.Catalog.Schemas.Single(s => s.Name == "report-v1.json");
        var schema = JsonSchema.FromText(Encoding.UTF8.GetString(file.Content));
        var written = Text("json", Reports.Rich(Reports.Variant(edition, alternatives)));
        Assert.True(IsValid(schema, written));
        Assert.False(IsValid(schema, written.Replace("\"alternativeText\"", "\"alt\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Formulas_in_words_are_not_run_by_a_spreadsheet()
    {
        var sheet = new Sheet(
            Editions.E2021,
            new CellValue[Editions.E2021.Cells.Count],
            new Dictionary<string, string>
            {
                ["proactive.rules.issued"] = "=HYPERLINK(\"http://x\",\"y\")",
                ["proactive.rules.repealed"] = "@SUM(1,2)",
                ["proactive.rules.in_force"] = "\t=1+1",
            }
        );
        var rows = Text("csv", Reports.Of(sheet)).Split("\r\n");
        Assert.EndsWith(
            ",,BLANK,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",临阳县青禾镇人民政府,2023,2021",
            rows[1],
            StringComparison.Ordinal
        );
        Assert.Contains(",\"'@SUM(1,2)\",", rows[2], StringComparison.Ordinal);
        Assert.Contains(",'\t=1+1,", rows[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_signed_figure_stays_a_number()
    {
        var index = Editions.E2019.IndexOf("proactive.licensing.change");
        var sheet = Reports
            .Zeros(Editions.E2019)
            .With(new Dictionary<int, CellValue> { [index] = CellValue.FromInteger(-417) });
        Assert.Contains(",-417,NUMBER,", Text("csv", Reports.Of(sheet)), StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_and_not_applicable_are_told_apart()
    {
        var rows = Text("csv", Reports.Of(Reports.Mixed(Editions.E2021))).Split("\r\n");
        Assert.Contains(",,BLANK,", rows[1], StringComparison.Ordinal);
        Assert.Contains(",,NOT_APPLICABLE,", rows[2], StringComparison.Ordinal);
        Assert.Equal(200, rows.Count(r => r.Contains(',', StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public void Markdown_of_anyones_words_is_words()
    {
        var prose = new[]
        {
            new Section(
                "preamble",
                "",
                Section.Paragraphs("# 不是标题\n*不是*强调 <b> | [不是](链接)\n1. 不是列表\n- 也不是"),
                []
            ),
        };
        var text = Text("md", Reports.Of(Sheet.Empty(Editions.E2021), prose));
        Assert.Contains(
            "\\# 不是标题\n\n\\*不是\\*强调 \\<b\\> \\| \\[不是\\](链接)\n\n1\\. 不是列表\n\n\\- 也不是\n",
            text,
            StringComparison.Ordinal
        );
    }

    private static string Text(string format, Domain.ReportContent content) =>
        Encoding.UTF8.GetString(Reports.Writer(format).Write(content));

    private static XmlSchemaSet XmlSchemas()
    {
        var file = Reports.Catalog.Schemas.Single(s => s.Name == "report-v1.xsd");
        var set = new XmlSchemaSet();
        using var reader = XmlReader.Create(new MemoryStream(file.Content));
        set.Add(null, reader);
        return set;
    }

    private static bool IsValid(JsonSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.Evaluate(document.RootElement).IsValid;
    }
}

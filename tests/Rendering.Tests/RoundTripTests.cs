using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using CsvHelper;
using CsvHelper.Configuration;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Rendering.Tests;

/// <summary>What is written reads back, by libraries that know nothing of the writers: the same figures, the same prose.</summary>
public sealed class RoundTripTests
{
    private static readonly XNamespace s_xml = "urn:disclosure:report:v1";

    [CorpusTheory, MemberData(nameof(Reports.Complete), MemberType = typeof(Reports))]
    public void Word_holds_the_report(string id)
    {
        var content = Reports.Real(id);
        using var package = WordprocessingDocument.Open(Stream("docx", content), isEditable: false);
        var body = package.MainDocumentPart!.Document!.Body!;
        Assert.Equal(
            Lines(content),
            body.Elements<Word.Paragraph>()
                .Where(p => p.ParagraphProperties?.ParagraphStyleId is null)
                .Select(p => p.InnerText)
        );
        var read = new Dictionary<string, string>();
        foreach (var (table, expected) in body.Elements<Word.Table>().Zip(Tables(content)))
        {
            var rows = table.Elements<Word.TableRow>().ToArray();
            for (var r = 0; r < rows.Length; r++)
            {
                var column = 0;
                foreach (var cell in rows[r].Elements<Word.TableCell>())
                {
                    var found = expected
                        .Rows[r]
                        .Cells.FirstOrDefault(c => c.Column == column && c.Role == CellRole.Value);
                    if (found.Cell is { Length: > 0 } name)
                    {
                        read.Add(name, cell.InnerText);
                    }

                    column += cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
                }
            }
        }

        Assert.Equal(Printed(content), read.OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    [CorpusTheory, MemberData(nameof(Reports.Complete), MemberType = typeof(Reports))]
    public void The_page_holds_the_report(string id)
    {
        var content = Reports.Real(id);
        var page = new HtmlParser().ParseDocument(Stream("html", content));
        Assert.Equal(Lines(content), page.QuerySelectorAll("p").Select(p => p.TextContent));
        var read = page.QuerySelectorAll("td[data-cell]")
            .ToDictionary(c => c.GetAttribute("data-cell")!, c => c.TextContent)
            .OrderBy(c => c.Key, StringComparer.Ordinal);
        Assert.Equal(Printed(content), read);
    }

    [CorpusTheory, MemberData(nameof(Reports.Complete), MemberType = typeof(Reports))]
    public void The_workbook_holds_the_report_and_its_formulas_give_what_is_printed(string id)
    {
        var content = Reports.Real(id);
        using var package = SpreadsheetDocument.Open(Stream("xlsx", content), isEditable: false);
        var book = package.WorkbookPart!;
        var sheets = book.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .ToDictionary(s => s.Name!.Value!, s => (WorksheetPart)book.GetPartById(s.Id!.Value!));
        var cells = sheets.ToDictionary(
            s => s.Key,
            s => s.Value.Worksheet!.Descendants<Cell>().ToDictionary(c => c.CellReference!.Value!)
        );
        var read = new Dictionary<string, string>();
        foreach (var name in book.Workbook.DefinedNames!.Elements<DefinedName>().Where(n => n.LocalSheetId is null))
        {
            var place = name.Text.Replace("$", "", StringComparison.Ordinal).Split("'!");
            var sheet = cells[place[0].TrimStart('\'')];
            var cell = sheet[place[1]];
            read.Add(name.Name!.Value!, cell.CellValue?.Text ?? cell.InnerText);
            if (cell.CellFormula is { } formula)
            {
                Assert.Equal(
                    decimal.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture),
                    Formula.Sum(formula.Text, sheet)
                );
            }
        }

        Assert.Equal(Printed(content), read.OrderBy(c => c.Key, StringComparer.Ordinal));
        var prose = cells["正文"];
        Assert.Equal(
            Lines(content),
            prose
                .Where(c => c.Key[0] == 'B' && c.Value.InnerText == "paragraph")
                .Select(c => prose[$"C{c.Key[1..]}"].InnerText)
        );
    }

    [CorpusTheory, MemberData(nameof(Reports.Complete), MemberType = typeof(Reports))]
    public void The_table_of_values_holds_every_cell(string id)
    {
        var content = Reports.Real(id);
        using var reader = new StreamReader(Stream("csv", content));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = csv.GetRecords<dynamic>().ToArray();
        Assert.Equal(
            Printed(content),
            rows.Select(r => KeyValuePair.Create((string)r.code, (string)r.value))
                .OrderBy(c => c.Key, StringComparer.Ordinal)
        );
    }

    [CorpusTheory, MemberData(nameof(Reports.Complete), MemberType = typeof(Reports))]
    public void Data_holds_the_report(string id)
    {
        var content = Reports.Real(id);
        var xml = XDocument.Load(Stream("xml", content));
        using var json = JsonDocument.Parse(Stream("json", content));
        var numbers = Printed(content).Where(c => c.Value.Length > 0).ToArray();
        Assert.Equal(
            numbers,
            xml.Descendants(s_xml + "cell")
                .Select(c => KeyValuePair.Create(c.Attribute("cell")!.Value, c.Value))
                .OrderBy(c => c.Key, StringComparer.Ordinal)
        );
        Assert.Equal(
            numbers,
            json.RootElement.GetProperty("statistics")
                .GetProperty("cells")
                .EnumerateObject()
                .Select(c => KeyValuePair.Create(c.Name, c.Value.GetString()!))
                .OrderBy(c => c.Key, StringComparer.Ordinal)
        );
        Assert.Equal(Lines(content), xml.Descendants(s_xml + "paragraph").Select(p => p.Value));
        Assert.Equal(
            content.Sections[0].Text,
            json.RootElement.GetProperty("narrative").GetProperty("sections")[0].GetProperty("text").GetString()
        );
    }

    [CorpusTheory, MemberData(nameof(Reports.Complete), MemberType = typeof(Reports))]
    public void Plain_text_holds_every_line(string id)
    {
        var content = Reports.Real(id);
        using var reader = new StreamReader(Stream("txt", content));
        var lines = reader.ReadToEnd().Split('\n');
        // Ours are the headings between them.
        var at = -1;
        foreach (var line in Lines(content))
        {
            at = Array.IndexOf(lines, "　　" + line, at + 1);
            Assert.True(at >= 0, line);
        }
    }

    private static MemoryStream Stream(string format, ReportContent content) =>
        new(Reports.Writer(format).Write(content));

    private static IEnumerable<string> Lines(ReportContent content) => content.Sections[0].Blocks.Select(b => b.Text);

    private static IEnumerable<DocumentTable> Tables(ReportContent content) =>
        DocumentComposer.Compose(content).Parts.SelectMany(p => p.Items).OfType<DocumentTable>();

    // Every printed cell and what stands in it, by name.
    private static KeyValuePair<string, string>[] Printed(ReportContent content) =>
        [
            .. content
                .Sheet.Edition.Cells.Where(c => SumEquations.IsPrinted(content.Sheet, c.Name))
                .Select(c => KeyValuePair.Create(c.Name, content.Sheet[c.Name].ToString()))
                .OrderBy(c => c.Key, StringComparer.Ordinal),
        ];
}

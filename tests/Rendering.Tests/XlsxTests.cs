using Disclosure.Form;
using Disclosure.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using CellValue = Disclosure.Form.CellValue;
using Sheet = Disclosure.Form.Sheet;

namespace Disclosure.Rendering.Tests;

public sealed class XlsxTests
{
    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void The_validator_finds_nothing(string edition, bool alternatives)
    {
        using var package = Open(Reports.Rich(Reports.Variant(edition, alternatives)));
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package);
        Assert.Empty(errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void A_sum_that_holds_is_a_formula_and_one_that_does_not_is_left_and_noted()
    {
        var right = Reports.Zeros(Editions.E2021);
        var wrong = right.With(
            new Dictionary<int, CellValue>
            {
                [Editions.E2021.IndexOf("requests.received.total")] = CellValue.FromInteger(3),
            }
        );
        // Every column of 办理结果总计, the totals of the other 23 rows, and those of three proceedings.
        Assert.Equal(7 + 24 + 3, Formulas(right));
        Assert.Equal(7 + 23 + 3, Formulas(wrong));
        using var package = Open(Reports.Of(wrong));
        var note = package
            .WorkbookPart!.WorksheetParts.SelectMany(s => s.Worksheet!.Descendants<Cell>())
            .Single(c => c.InnerText.Contains("按分项相加", StringComparison.Ordinal));
        Assert.Equal(
            "表三“一、本年新收政府信息公开申请数量”的“总计”印为 3，按分项相加应为 0，相差 3。",
            note.InnerText
        );
    }

    [Fact]
    public void Numbers_are_numbers_and_words_are_words()
    {
        using var package = Open(Reports.Of(Reports.Mixed(Editions.E2021)));
        var cells = package.WorkbookPart!.WorksheetParts.SelectMany(s => s.Worksheet!.Descendants<Cell>()).ToArray();
        Assert.Equal(197, cells.Count(c => c.CellValue is not null));
        Assert.Equal(
            "22（其中修订16件）",
            cells.Single(c => c.InnerText.StartsWith("22（", StringComparison.Ordinal)).InnerText
        );
    }

    [Fact]
    public void Every_sheet_has_its_print_area_and_tables_repeat_their_heads()
    {
        using var package = Open(Reports.Of(Reports.Zeros(Editions.E2021)));
        var book = package.WorkbookPart!.Workbook!;
        var names = book.DefinedNames!.Elements<DefinedName>().Where(n => n.LocalSheetId is not null).ToArray();
        var sheets = book.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToArray();
        Assert.Equal(sheets.Length, names.Count(n => n.Name == "_xlnm.Print_Area"));
        Assert.Contains(names, n => n.Text == "'表三'!$A$1:$J$29");
        Assert.Contains(names, n => n.Text == "'表三'!$1:$4");
        Assert.All(sheets, s => Assert.Matches("^[正文表一二三四]+$", s.Name!.Value!));
    }

    [Fact]
    public void No_figure_is_wider_than_its_column()
    {
        var cells = new Dictionary<int, CellValue>
        {
            [Editions.E2021.IndexOf("proceedings.review.upheld")] = CellValue.FromInteger(1_234_567_890),
        };
        using var package = Open(Reports.Of(Reports.Zeros(Editions.E2021).With(cells)));
        var sheet = package
            .WorkbookPart!.WorksheetParts.Select(p => p.Worksheet!)
            .Single(w => w.Descendants<Cell>().Any(c => c.CellValue?.Text == "1234567890"));
        Assert.True(sheet.Descendants<Column>().First().Width! > 11);
    }

    [Fact]
    public void The_words_for_programs_are_hidden_and_long_cells_of_small_tables_are_not_clipped()
    {
        Section[] prose =
        [
            new(
                "overview",
                "",
                [
                    new SmallTable(
                        "",
                        true,
                        [
                            ["项目", new string('备', 60)],
                            ["甲", "乙"],
                        ]
                    ),
                ],
                []
            ),
        ];
        using var package = Open(Reports.Of(Reports.Zeros(Editions.E2021), prose));
        var sheet = package
            .WorkbookPart!.WorksheetParts.Select(p => p.Worksheet!)
            .Single(w => w.Descendants<Cell>().Any(c => c.InnerText == "paragraph" || c.InnerText == "row"));
        Assert.True(sheet.Descendants<Column>().First() is { Min.Value: 1, Max.Value: 2, Hidden.Value: true });
        var row = sheet.Descendants<Row>().First(r => r.InnerText.Contains("备备", StringComparison.Ordinal));
        Assert.True(row.Height! > 5 * 15);
    }

    private static int Formulas(Sheet sheet)
    {
        using var package = Open(Reports.Of(sheet));
        return package.WorkbookPart!.WorksheetParts.Sum(s => s.Worksheet!.Descendants<CellFormula>().Count());
    }

    private static SpreadsheetDocument Open(Domain.ReportContent content) =>
        SpreadsheetDocument.Open(new MemoryStream(Reports.Writer("xlsx").Write(content)), isEditable: false);
}

using Disclosure.Testing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Prose = Disclosure.Form;

namespace Disclosure.Rendering.Tests;

public sealed class DocxTests
{
    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void The_validator_finds_nothing(string edition, bool alternatives) =>
        AssertValid(Reports.Of(Reports.Variant(edition, alternatives)));

    [Fact]
    public void An_empty_report_is_valid_too() => AssertValid(Reports.Of(Prose.Sheet.Empty(Editions.E2021), []));

    [Fact]
    public void Lists_pictures_tables_and_charts_are_valid_too() =>
        AssertValid(Reports.Rich(Reports.Mixed(Editions.E2021)));

    [Fact]
    public void A_picture_says_what_it_shows_and_every_ordered_list_begins_anew()
    {
        using var package = Open(Reports.Rich(Reports.Zeros(Editions.E2021)));
        var described = Body(package)
            .Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>()
            .Select(d => d.Description!.Value!)
            .ToArray();
        Assert.Equal("政务公开专区的照片", described[0]);
        Assert.StartsWith("条形图：新收政府信息公开申请的申请人情况。", described[1], StringComparison.Ordinal);
        Assert.Equal(Reports.Pixel, Bytes(package.MainDocumentPart!.ImageParts.Single()));
        var numbered = Body(package).Descendants<NumberingId>().Select(n => n.Val!.Value).ToArray();
        Assert.Equal([2, 2, 1, 3], numbered);
    }

    [Fact]
    public void Strange_characters_are_kept_where_xml_knows_them_and_left_out_where_not()
    {
        var prose = new[]
        {
            new Prose.Section("preamble", "", [new Prose.Paragraph("甲\u0001乙 <&> \"𫖯\" 😀 \uD800丙")], []),
        };
        var content = Reports.Of(Prose.Sheet.Empty(Editions.E2021), prose);
        AssertValid(content);
        using var package = Open(content);
        Assert.Contains("甲乙 <&> \"𫖯\" 😀 丙", Body(package).InnerText, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Reports.Variants), MemberType = typeof(Reports))]
    public void Every_figure_stands_in_its_place_on_the_grid(string edition, bool alternatives)
    {
        var sheet = Reports.Variant(edition, alternatives);
        using var package = Open(Reports.Of(sheet));
        var tables = Body(package).Elements<Table>().ToArray();
        Assert.Equal(3, tables.Length);
        var shown = tables.SelectMany(t => t.Descendants<TableCell>()).Select(c => c.InnerText).ToArray();
        foreach (var value in sheet.Values.ToArray().Where(v => v.IsNumber))
        {
            Assert.Single(shown, text => text == value.ToString());
        }

        Assert.All(tables, AssertWhole);
    }

    [Fact]
    public void Heads_are_repeated_and_rows_are_not_torn()
    {
        using var package = Open(Reports.Of(Reports.Zeros(Editions.E2021)));
        var rows = Body(package).Elements<Table>().SelectMany(t => t.Elements<TableRow>()).ToArray();
        Assert.All(rows, r => Assert.NotEmpty(r.Descendants<CantSplit>()));
        // Table two has no head of its own: each of its blocks has one.
        Assert.Equal([0, 3, 3], Body(package).Elements<Table>().Select(t => t.Descendants<TableHeader>().Count()));
    }

    [Fact]
    public void Headings_have_their_styles_and_their_numbers()
    {
        using var package = Open(Reports.Of(Reports.Zeros(Editions.E2021)));
        var headings = Body(package)
            .Elements<Paragraph>()
            .Where(p =>
                p.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal)
                ?? false
            )
            .Select(p => $"{p.ParagraphProperties!.ParagraphStyleId!.Val!.Value![^1]} {p.InnerText}")
            .ToArray();
        Assert.Equal("1 一、总体情况", headings[0]);
        Assert.Equal("2 （一）主动公开", headings[1]);
        Assert.Equal("3 1.公开数量", headings[2]);
        Assert.Equal("4 （1）分类", headings[3]);
        Assert.Equal("1 六、其他需要报告的事项", headings[^1]);
        Assert.Equal(6, headings.Count(h => h.StartsWith('1')));
    }

    private static void AssertValid(Domain.ReportContent content)
    {
        using var package = Open(content);
        var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package);
        var found = string.Join("\n", errors.Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.True(found.Length == 0, found);
    }

    private static byte[] Bytes(OpenXmlPart part)
    {
        using var stream = part.GetStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    // Every row covers every column of the grid, once.
    private static void AssertWhole(Table table)
    {
        var columns = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Count();
        foreach (var row in table.Elements<TableRow>())
        {
            Assert.Equal(columns, row.Elements<TableCell>().Sum(c => c.TableCellProperties?.GridSpan?.Val?.Value ?? 1));
        }
    }

    private static Body Body(WordprocessingDocument package) => package.MainDocumentPart!.Document!.Body!;

    private static WordprocessingDocument Open(Domain.ReportContent content) =>
        WordprocessingDocument.Open(new MemoryStream(Reports.Writer("docx").Write(content)), isEditable: false);
}

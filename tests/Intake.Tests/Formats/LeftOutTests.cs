using Disclosure.Intake.Domain.Reports;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>What a format hides, marks or wraps, in every format that can: what is left out is said.</summary>
public sealed class LeftOutTests
{
    private const string Heading = "<w:p><w:r><w:t>二、主动公开政府信息情况</w:t></w:r></w:p>";

    private static readonly string[] s_columns = ["issued", "repealed", "in_force"];

    [Theory]
    [InlineData("<w:r><w:rPr><w:strike/></w:rPr><w:t>8</w:t></w:r><w:r><w:t>9</w:t></w:r>", "intake.struck_left_out")]
    [InlineData("<w:r><w:rPr><w:dstrike/></w:rPr><w:t>8</w:t></w:r><w:r><w:t>9</w:t></w:r>", "intake.struck_left_out")]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t>8</w:t></w:r><w:r><w:t>9</w:t></w:r>", "intake.hidden_left_out")]
    [InlineData("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>9</w:t></w:r>", "")]
    [InlineData("<w:sdt><w:sdtContent><w:r><w:t>9</w:t></w:r></w:sdtContent></w:sdt>", "")]
    [InlineData("<w:hyperlink><w:r><w:t>9</w:t></w:r></w:hyperlink>", "")]
    [InlineData("<w:fldSimple w:instr=' MERGEFIELD n '><w:r><w:t>9</w:t></w:r></w:fldSimple>", "")]
    [InlineData("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>9</w:t></w:r>", "")]
    public void A_word_document(string content, string code) =>
        Holds(
            Docx(
                $"{Heading}<w:tbl><w:tr>{Cell("<w:r><w:t>规章</w:t></w:r>")}{Cell(content)}{Cell(Run("2"))}{Cell(Run("3"))}</w:tr></w:tbl>"
            ),
            code,
            "9",
            "2",
            "3"
        );

    [Fact]
    public void A_content_control_around_the_paragraph_of_a_cell_is_read() =>
        Holds(
            Docx(
                $"{Heading}<w:tbl><w:tr>{Cell(Run("规章"))}<w:tc><w:sdt><w:sdtContent><w:p>{Run("9")}</w:p></w:sdtContent></w:sdt></w:tc>{Cell(Run("2"))}{Cell(Run("3"))}</w:tr></w:tbl>"
            ),
            "",
            "9",
            "2",
            "3"
        );

    [Theory]
    [InlineData(
        "<w:tc><w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>5</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc>"
    )]
    [InlineData(
        "<w:tc><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>5</w:t></w:r></w:p></w:sdtContent></w:sdt></w:tc>"
    )]
    public void The_prompt_of_a_content_control_is_no_figure(string cell) =>
        Holds(
            Docx($"{Heading}<w:tbl><w:tr>{Cell(Run("规章"))}{cell}{Cell(Run("2"))}{Cell(Run("3"))}</w:tr></w:tbl>"),
            "intake.prompt_left_out",
            "",
            "2",
            "3"
        );

    [Fact]
    public void An_object_in_a_word_document_is_said_not_to_be_read() =>
        Assert.Contains(
            Docx(
                $"{Heading}<w:p><w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>"
            ).Findings,
            f => f.Code == "intake.embedded_left_out" && f.Message.Contains("Excel.Sheet.12", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("<tr><td>规章<td><del>8</del>9<td>2<td>3</tr>", "intake.struck_left_out")]
    [InlineData(
        "<tr><td>规章<td><span style='text-decoration: line-through'>8</span>9<td>2<td>3</tr>",
        "intake.struck_left_out"
    )]
    [InlineData("<tr><td>规章<td><span class=gone>8</span>9<td>2<td>3</tr>", "intake.hidden_left_out")]
    [InlineData(
        "<tr style='visibility:collapse'><td>规章<td>7<td>7<td>7</tr><tr><td>规章<td>9<td>2<td>3</tr>",
        "intake.hidden_left_out"
    )]
    [InlineData(
        "<tr class=gone><td>规章<td>7<td>7<td>7</tr><tr><td>规章<td>9<td>2<td>3</tr>",
        "intake.hidden_left_out"
    )]
    [InlineData(
        "<tbody hidden><tr><td>规章<td>7<td>7<td>7</tr></tbody><tr><td>规章<td>9<td>2<td>3</tr>",
        "intake.hidden_left_out"
    )]
    [InlineData("<tr><td>规章<td style='display : none'>7<td>9<td>2<td>3</tr>", "intake.hidden_left_out")]
    [InlineData(
        "<col><col style='visibility:collapse'><col><col><col><tr><td>规章<td>7<td>9<td>2<td>3</tr>",
        "intake.hidden_left_out"
    )]
    [InlineData(
        "<tr><td>规章<td>9<span style='vertical-align: super'>①</span><td>2<td>3</tr>",
        "intake.note_mark_dropped"
    )]
    [InlineData("<tr><td>规章<td><st1:chmetcnv w:st=on>9</st1:chmetcnv><td>2<td>3</tr>", "")]
    [InlineData("<tr><td>规章<td><math><mn>9</mn></math><td>2<td>3</tr>", "")]
    public void A_web_page(string rows, string code) =>
        Holds(
            Documents.ReadHtml(
                $"<style>/* x */ @media print {{ td.kept {{ display: none }} }} .gone, #none {{ display: none; }}</style><h2>二、主动公开政府信息情况</h2><table>{rows}</table>"
            ),
            code,
            "9",
            "2",
            "3"
        );

    [Theory]
    [InlineData(
        "<c r='B2' t='inlineStr'><is><r><rPr><strike/></rPr><t>8</t></r><r><t>9</t></r></is></c>",
        "9",
        "intake.struck_left_out"
    )]
    [InlineData(
        "<c r='B2' t='inlineStr'><is><r><t>9</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></is></c>",
        "9",
        "intake.note_mark_dropped"
    )]
    [InlineData(
        "<c r='B2' t='inlineStr'><is><t>9</t><rPh sb='0' eb='1'><t>5</t></rPh></is></c>",
        "9",
        "intake.phonetic_left_out"
    )]
    [InlineData("<c r='B2' t='e'><v>#REF!</v></c>", "", "")]
    [InlineData("<c r='B2' t='b'><v>1</v></c>", "", "")]
    [InlineData("<c r='B2'><f>1+1</f></c>", "", "intake.formula_without_result")]
    [InlineData("<c r='B2'><f>8+1</f><v>9</v></c>", "9", "")]
    public void A_workbook(string cell, string first, string code) =>
        Holds(
            Xlsx(
                "<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>二、主动公开政府信息情况</t></is></c></row>"
                    + $"<row r='2'><c r='A2' t='inlineStr'><is><t>规章</t></is></c>{cell}<c r='C2'><v>2</v></c><c r='D2'><v>3</v></c></row></sheetData>"
            ),
            code,
            first,
            "2",
            "3"
        );

    [Fact]
    public void A_hidden_column_of_a_workbook_is_left_out() =>
        Holds(
            Xlsx(
                "<cols><col min='2' max='2' hidden='1'/></cols><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>二、主动公开政府信息情况</t></is></c></row>"
                    + "<row r='2'><c r='A2' t='inlineStr'><is><t>规章</t></is></c><c r='B2'><v>7</v></c><c r='C2'><v>9</v></c><c r='D2'><v>2</v></c><c r='E2'><v>3</v></c></row></sheetData>"
            ),
            "intake.hidden_left_out",
            "9",
            "2",
            "3"
        );

    [Theory]
    [InlineData("CTM='0.7 0.7 -0.7 0.7 0 0'", "intake.watermark_left_out")]
    [InlineData("Visible='false'", "intake.hidden_left_out")]
    public void A_page_of_an_ofd(string mark, string code)
    {
        var lines = string.Concat(
            new[] { "二、主动公开政府信息情况", "规章 9 2 3" }.Select(
                (text, i) =>
                    $"<TextObject Boundary='{20 + (20 * i)} {20 + (10 * i)} 150 6' Size='4'><TextCode X='0' Y='4'>{text}</TextCode></TextObject>"
            )
        );
        var page =
            $"{lines}<TextObject Boundary='20 26 100 20' Size='4' {mark}><TextCode X='0' Y='8'>内部2024</TextCode></TextObject>";
        Holds(Documents.Read(Packages.Ofd(page), "ofd"), code, "9", "2", "3");
    }

    [Fact]
    public void A_character_that_is_drawn_twice_to_look_bold_is_one()
    {
        var lines = string.Concat(
            new[]
            {
                ("二、主动公开政府信息情况", 20.0, 20),
                ("规章", 20, 30),
                ("19", 60, 30),
                ("19", 60.15, 30),
                ("2 3", 80, 30),
            }.Select(t =>
                FormattableString.Invariant(
                    $"<TextObject Boundary='{t.Item2} {t.Item3} 100 6' Size='4'><TextCode X='0' Y='4'>{t.Item1}</TextCode></TextObject>"
                )
            )
        );
        Holds(Documents.Read(Packages.Ofd(lines), "ofd"), "", "19", "2", "3");
    }

    private static void Holds(DocumentReading reading, string code, params string[] figures)
    {
        Assert.Equal(figures, s_columns.Select(c => reading.Sheet[$"proactive.rules.{c}"].ToString()));
        var said = reading.Findings.Select(f => f.Code).Where(c => c != "intake.table_missing").ToArray();
        Assert.Equal(code.Length > 0 ? [code] : [], said);
    }

    private static string Cell(string runs) => $"<w:tc><w:p>{runs}</w:p></w:tc>";

    private static string Run(string text) => $"<w:r><w:t>{text}</w:t></w:r>";

    private static DocumentReading Docx(string body) => Documents.Read(Packages.Docx(body), "docx");

    private static DocumentReading Xlsx(string sheet) => Documents.Read(Packages.Xlsx(sheet), "xlsx");
}

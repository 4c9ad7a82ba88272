using System.IO.Compression;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Reports;

namespace Disclosure.Intake.Tests.Formats;

public sealed class DocxReaderTests
{
    private const string Names =
        "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:v='urn:schemas-microsoft-com:vml' xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'";

    [Fact]
    public void Changes_that_are_not_settled_are_read_as_accepted_and_reported()
    {
        var reading = Read(
            "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p><w:r><w:t>公开</w:t></w:r><w:del w:id='1' w:author='a'><w:r><w:delText>11</w:delText></w:r></w:del><w:ins w:id='2' w:author='a'><w:r><w:t>12</w:t></w:r></w:ins><w:moveFrom w:id='3' w:author='a'><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo w:id='4' w:author='a'><w:r><w:t>条。</w:t></w:r></w:moveTo></w:p>"
        );
        Assert.Equal("公开12条。", reading.Sections[0].Text);
        Assert.Contains(
            "插入 2 处、删除 2 处",
            Assert.Single(reading.Findings, f => f.Code == "intake.tracked_changes").Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Fields_are_read_as_they_show_and_their_codes_are_not()
    {
        var reading = Read(
            "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p><w:r><w:t>见第</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:hyperlink><w:r><w:t>页。</w:t></w:r></w:hyperlink></w:p>"
        );
        Assert.Equal("见第3页。", reading.Sections[0].Text);
    }

    [Fact]
    public void Boxes_of_text_are_read_once_and_hidden_text_not_at_all()
    {
        var reading = Read(
            "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p><w:r><w:t>正文。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>框中的话。</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框中的话。</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r></w:p>"
        );
        Assert.Equal("正文。\n框中的话。", reading.Sections[0].Text);
    }

    [Fact]
    public void A_table_of_the_offices_own_is_kept_where_it_stands()
    {
        var reading = Read(
            "<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>类别</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>数量</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id='1' w:author='a'/></w:trPr><w:tc><w:p><w:r><w:t>旧行</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>微信</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>55</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        );
        Assert.Equal(
            [
                new SmallTable(
                    "",
                    true,
                    [
                        ["类别", "数量"],
                        ["微信", "55"],
                    ]
                ),
            ],
            reading.Sections[0].Blocks
        );
    }

    private static DocumentReading Read(string body)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
            );
            Add(
                "_rels/.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>"
            );
            Add("word/document.xml", $"<w:document {Names}><w:body>{body}</w:body></w:document>");

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return Documents.Read(stream.ToArray(), "docx");
    }

    [Fact]
    public void What_a_box_over_a_cell_says_is_what_the_cell_says()
    {
        static string Cell(string text) =>
            $"<w:tc><w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p></w:tc>";
        var source = Documents.Extract(
            Packages.Docx($"<w:tbl><w:tr>{Cell("规章")}{Cell("12")}</w:tr></w:tbl>"),
            "docx"
        );
        var table = Assert.IsType<ExtractedTable>(Assert.Single(source.Items));
        Assert.Equal(["规章", "12"], table.Rows[0].Select(c => c.Text));
    }
}

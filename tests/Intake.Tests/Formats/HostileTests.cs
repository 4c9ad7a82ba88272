using System.IO.Compression;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Intake.Formats.Html;
using Disclosure.Intake.Formats.Packages;
using Disclosure.Intake.Formats.Pdf;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Testing;
using UglyToad.PdfPig;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>What attackers send: each is refused by one guard, and the limit is named.</summary>
public sealed class HostileTests
{
    private const string Part = "word/document.xml";

    [Fact]
    public void A_package_that_unpacks_a_thousand_to_one() =>
        Refused.TooLarge("压缩比", () => Open(Packages.Zip((Part, new byte[32 << 20]))));

    [Fact]
    public void A_package_that_unpacks_to_more_than_memory_should_hold()
    {
        var noise = new byte[1100 << 10];
        new Random(1).NextBytes(noise);
        Refused.TooLarge(
            "解压后的字节数",
            () => Open(Packages.Zip((Part, noise), ("word/media/a.bin", new byte[201 << 20])))
        );
    }

    [Fact]
    public void A_package_of_thousands_of_files() =>
        Refused.TooLarge(
            "压缩包内的文件数",
            () => Open(Packages.Zip([.. Enumerable.Range(0, 2001).Select(i => ($"word/{i}.xml", Array.Empty<byte>()))]))
        );

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("word\\..\\a.xml")]
    [InlineData("C:/a.xml")]
    public void A_name_that_climbs_out_of_the_package(string name) =>
        Refused.Unreadable(() => Open(Packages.Zip((Part, "<a/>"u8.ToArray()), (name, "a"u8.ToArray()))));

    [Fact]
    public void Entities_that_grow_in_a_word_document() =>
        Refused.Unreadable(() =>
            Documents.Read(
                Docx("<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w>&b;</w>"),
                "docx"
            )
        );

    [Fact]
    public void A_word_document_nested_without_end() =>
        Refused.TooLarge("文档嵌套层数", () => Documents.Read(Docx(Nested("w", 300)), "docx"));

    [Fact]
    public void A_package_inside_of_a_package_is_not_opened()
    {
        var report = DocxLayouts.Write(
            PrintedReport.Of(Sheets.Made(Editions.E2021, new(1), 9), new(), new(1)),
            "plain"
        );
        using var stream = new MemoryStream();
        stream.Write(report);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var inner = archive.CreateEntry("word/embeddings/bomb.zip", CompressionLevel.NoCompression).Open();
            inner.Write(Packages.Zip(("a", new byte[64 << 20])));
        }

        Assert.Equal(2023, Documents.Read(stream.ToArray(), "docx").Year);
    }

    [Fact]
    public void A_size_that_the_package_lies_about_lets_no_more_out()
    {
        var package = Packages.Zip((Part, new byte[32 << 20]));
        // Its directory says that the entry has sixteen bytes.
        var at = package.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(package.AsSpan(at + 24), 16);
        using var archive = PackageValidator.Open(package, CancellationToken.None);
        using var content = archive.GetEntry(Part)!.Open();
        using var read = new MemoryStream();
        content.CopyTo(read);
        Assert.True(read.Length <= 16);
    }

    // Whoever opens it to read and write makes room for all of it at once.
    [Fact]
    public void A_size_that_the_package_overstates()
    {
        var package = Packages.Zip((Part, new byte[1_000]));
        var at = package.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(package.AsSpan(at + 24), 1 << 30);
        Refused.Unreadable(() => PackageValidator.Open(package, CancellationToken.None).Dispose());
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void A_page_nested_without_end(int depth) =>
        Refused.TooLarge(
            "网页嵌套层数",
            () => Documents.ReadHtml("<body>" + string.Concat(Enumerable.Repeat("<div>", depth)) + "一、总体情况")
        );

    [Fact]
    public void A_page_nested_so_deep_that_its_parser_would_not_return() =>
        Refused.TooLarge("网页嵌套层数", () => HtmlGuard.Check(string.Concat(Enumerable.Repeat("<b>", 2_001))));

    [Fact]
    public void A_row_of_too_many_cells() =>
        Refused.TooLarge(
            "表格单元格数",
            () => Documents.ReadHtml("<table><tr>" + string.Concat(Enumerable.Repeat("<td>1", 201)) + "</table>")
        );

    [Fact]
    public void A_cell_that_covers_more_than_any_table_has()
    {
        var table = Documents.Extract("<body><table><tr><td colspan=1000>1<tr><td>2</table>"u8.ToArray(), "html");
        Assert.NotEmpty(table.Items);
    }

    [Fact]
    public void A_page_of_too_many_tags() =>
        Refused.TooLarge("网页标签数", () => Documents.ReadHtml(string.Concat(Enumerable.Repeat("<br>", 200_001))));

    [Fact]
    public void A_page_of_too_many_tables() =>
        Refused.TooLarge(
            "表格数",
            () => Documents.ReadHtml(string.Concat(Enumerable.Repeat("<table><tr><td>1</table>", 501)))
        );

    [Fact]
    public void A_table_of_too_many_rows() =>
        Refused.TooLarge(
            "表格行数",
            () => Documents.ReadHtml("<table>" + string.Concat(Enumerable.Repeat("<tr><td>1", 2_001)) + "</table>")
        );

    [Fact]
    public void A_table_of_too_many_cells() =>
        Refused.TooLarge(
            "表格单元格数",
            () =>
                Documents.ReadHtml(
                    "<table>"
                        + string.Concat(Enumerable.Repeat("<tr>" + string.Concat(Enumerable.Repeat("<td>", 150)), 400))
                        + "</table>"
                )
        );

    [Fact]
    public void A_text_of_too_many_characters() =>
        Refused.TooLarge("字数", () => Documents.ReadText(new string('0', 5_000_001)));

    [Fact]
    public void Bytes_that_are_no_text() =>
        Refused.Unreadable(() => Documents.Extract("一、总体情况\0"u8.ToArray(), "txt", "utf-8"));

    [Theory]
    [InlineData("%PDF-1.7\n%%EOF")]
    [InlineData(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>"
    )]
    [InlineData(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R 1 0 R]/Count 999999>>endobj trailer<</Root 1 0 R/Prev 0>>"
    )]
    public void A_pdf_that_is_broken_or_leads_into_itself(string pdf) =>
        Refused.Unreadable(() => Documents.Extract(Encoding.ASCII.GetBytes(pdf), "pdf"));

    [Fact]
    public void A_pdf_nested_without_end() =>
        Refused.Unreadable(() =>
            Documents.Extract(
                Encoding.ASCII.GetBytes(
                    "%PDF-1.7\n1 0 obj" + new string('[', 200_000) + "endobj trailer<</Root 1 0 R>>"
                ),
                "pdf"
            )
        );

    [Fact]
    public void A_pdf_of_too_many_pages() =>
        Refused.TooLarge("页数", () => Documents.Extract(PdfFiles.Blank(301), "pdf"));

    [Fact]
    public void A_pdf_of_too_many_characters() =>
        Refused.TooLarge("字数", () => Documents.Extract(PdfFiles.Text(2, 500_001), "pdf"));

    [Fact]
    public void A_pdf_of_too_many_rules()
    {
        using var document = PdfDocument.Open(PdfFiles.Rules(60_000));
        var page = PdfPageReader.Read(document.GetPage(1), new(), new());
        Assert.InRange(page.Across.Count + page.Down.Count, 50_000, 50_010);
    }

    // A few bytes in the file, and a character in memory for every code of them.
    [Theory]
    [InlineData("1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange")]
    [InlineData("1 beginbfrange <000053D15E034FE1606F00330034003> <FFFF> <0000> endbfrange")]
    [InlineData("1 begincidrange <00000000> <7FFFFFFF> 0 endcidrange")]
    [InlineData("2 beginbfrange <0000> <0001> [<4E00> <4E01>] <0000> <FFFFFF> <0000> endbfrange")]
    public void A_pdfs_font_with_more_characters_than_there_are(string map) =>
        Refused.TooLarge("字体的字符数", () => PdfFontGuard.CheckRanges(map));

    [Fact]
    public void A_pdfs_font_with_the_characters_that_fonts_have() =>
        PdfFontGuard.CheckRanges(
            "2 beginbfrange <0000> <FFFF> <0000> <0000> <0002> [<4E00> <FFFFFFFF> <00>] endbfrange 1 begincidrange <00> <ff> 0 endcidrange"
        );

    [Theory]
    [InlineData("<0000> <FFFF> <0000> endbfrange", "<0000> <FFFFFFFF> <0000> endbfrange")]
    [InlineData("33 126 500]", "33 2147483647 500]")]
    public void A_pdf_whose_fonts_go_on_without_end(string sound, string endless)
    {
        var report = PrintedReport.Of(Sheets.Made(Editions.E2021, new(1), 9), new(), new(1));
        var pdf = Encoding.Latin1.GetString(PdfFiles.Write(report));
        Assert.Contains(sound, pdf, StringComparison.Ordinal);
        Refused.TooLarge(
            "字体的字符数",
            () => Documents.Read(Encoding.Latin1.GetBytes(pdf.Replace(sound, endless, StringComparison.Ordinal)), "pdf")
        );
    }

    [Fact]
    public void A_pdf_of_pictures_alone_says_that_it_was_scanned()
    {
        var fault = Assert.Throws<ApiException>(() => Documents.Extract(PdfFiles.Blank(2), "pdf"));
        Assert.Contains("扫描件", fault.Localized, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MediaTypes.Docx, "%PDF-1.4 x", MediaTypes.Pdf)]
    [InlineData("text/plain", "<!DOCTYPE html><html>", MediaTypes.Html)]
    [InlineData("application/msword", "\uFEFF<html xmlns:o>", MediaTypes.Html)]
    [InlineData("text/markdown", "# 报告", "text/markdown")]
    public void A_document_is_what_its_bytes_say(string declared, string content, string kind) =>
        Assert.Equal(kind, Documents.Detect(Encoding.UTF8.GetBytes(content), declared));

    [Fact]
    public void A_package_is_told_by_what_is_in_it()
    {
        Assert.Equal(MediaTypes.Docx, Documents.Detect(Docx("<a/>"), "text/plain"));
        Assert.Equal(
            MediaTypes.Xlsx,
            Documents.Detect(Packages.Zip(("xl/workbook.xml", "<a/>"u8.ToArray())), "text/plain")
        );
        Assert.Equal(MediaTypes.Ofd, Documents.Detect(Packages.Zip(("OFD.xml", "<a/>"u8.ToArray())), "text/plain"));
        Refused.Unreadable(() => Documents.Detect(Packages.Zip(("a.txt", "a"u8.ToArray())), MediaTypes.Docx));
        Refused.Unreadable(() => Documents.Detect("plain"u8.ToArray(), MediaTypes.Docx));
        Refused.Unreadable(() => Documents.Detect("plain"u8.ToArray(), MediaTypes.Word));
    }

    [Fact]
    public void A_word_document_under_a_password_is_refused_as_such()
    {
        byte[] locked = [0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        var fault = Assert.Throws<ApiException>(() => Documents.Detect(locked, MediaTypes.Docx));
        Assert.Contains("去掉密码", fault.Localized, StringComparison.Ordinal);
    }

    private static void Open(byte[] package) => PackageValidator.Open(package, CancellationToken.None).Dispose();

    private static byte[] Docx(string xml) => Packages.Zip((Part, Encoding.UTF8.GetBytes(xml)));

    private static string Nested(string name, int depth) =>
        string.Concat(Enumerable.Repeat($"<{name}>", depth)) + string.Concat(Enumerable.Repeat($"</{name}>", depth));
}

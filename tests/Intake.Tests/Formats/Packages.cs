using System.IO.Compression;
using System.Text;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>Packages made by hand.</summary>
internal static class Packages
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A Word document, whole but for what is in its body.</summary>
    public static byte[] Docx(string body) =>
        Office(
            "word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
        );

    /// <summary>A workbook of some sheets that all show the same.</summary>
    public static byte[] Xlsx(string sheet, int sheets = 1)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var names = Enumerable.Range(1, sheets).Select(i => $"<sheet name=\"s{i}\" sheetId=\"{i}\" r:id=\"r1\"/>");
        return Office(
            "xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><sheets>{string.Concat(names)}</sheets></workbook>",
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relationships}/worksheet\" Target=\"sheet.xml\"/></Relationships>"
            ),
            ("xl/sheet.xml", $"<worksheet xmlns=\"{Main}\">{sheet}</worksheet>")
        );
    }

    /// <summary>An OFD document of some pages that are all the same.</summary>
    public static byte[] Ofd(string page, int pages = 1, string definitions = "") =>
        Zip([
            ("OFD.xml", "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"u8.ToArray()),
            (
                "D.xml",
                Utf8(
                    $"<Document><Pages>{string.Concat(Enumerable.Repeat("<Page BaseLoc='P.xml'/>", pages))}</Pages></Document>"
                )
            ),
            ("P.xml", Utf8($"{definitions}<Page><Content><Layer>{page}</Layer></Content></Page>")),
        ]);

    private static byte[] Office(string main, string type, string content, params (string Name, string Text)[] parts) =>
        Zip([
            (
                "[Content_Types].xml",
                Utf8(
                    $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/{main}\" ContentType=\"{type}\"/></Types>"
                )
            ),
            (
                "_rels/.rels",
                Utf8(
                    $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{Relationships}/officeDocument\" Target=\"{main}\"/></Relationships>"
                )
            ),
            (main, Utf8(content)),
            .. parts.Select(p => (p.Name, Utf8(p.Text))),
        ]);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

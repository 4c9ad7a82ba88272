using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Disclosure.Intake.Tests.Quirks;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>OFD files made by hand: text objects and, around the cells of tables, rules.</summary>
internal static class OfdFiles
{
    public static byte[] Write(PrintedReport report)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var pages = PageLayout.Of(report);
            Add(
                "OFD.xml",
                "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            );
            Add(
                "Doc_0/Document.xml",
                $"<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{string.Concat(pages.Select((_, i) => $"<ofd:Page ID='{i + 1}' BaseLoc='Pages/Page_{i}/Content.xml'/>"))}</ofd:Pages></ofd:Document>"
            );
            for (var i = 0; i < pages.Count; i++)
            {
                Add($"Doc_0/Pages/Page_{i}/Content.xml", Page(pages[i]));
            }

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    private static string Page(PageLayout page)
    {
        var xml = new StringBuilder("<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Content><ofd:Layer>");
        foreach (var (text, x, y, size) in page.Texts)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<ofd:TextObject Boundary='{x} {y - size} {text.Length * size} {size * 1.4}' Font='1' Size='{size}'><ofd:TextCode X='0' Y='{size}'{Steps(text, size)}>{SecurityElement.Escape(text)}</ofd:TextCode></ofd:TextObject>"
            );
        }

        foreach (var (x, y, width, height) in page.Rules)
        {
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<ofd:PathObject Boundary='{x} {y} {width} {height}' LineWidth='0.2'><ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
            );
        }

        return xml.Append("</ofd:Layer></ofd:Content></ofd:Page>").ToString();
    }

    private static string Steps(string text, double size) =>
        text.Length < 2
            ? ""
            : $" DeltaX='{string.Join(' ', text[..^1].Select(c => (size * (c < 0x80 ? 0.5 : 1)).ToString(CultureInfo.InvariantCulture)))}'";
}

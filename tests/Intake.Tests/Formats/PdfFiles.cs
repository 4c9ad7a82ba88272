using System.Globalization;
using System.IO.Compression;
using System.Text;
using Disclosure.Intake.Tests.Quirks;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>Small PDF files made by hand.</summary>
internal static class PdfFiles
{
    /// <summary>Pages with nothing on them.</summary>
    public static byte[] Blank(int pages)
    {
        List<string> objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(3, pages).Select(i => $"{i} 0 R"))}]>>",
            .. Enumerable.Repeat("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>", pages),
        ];
        return File(objects);
    }

    /// <summary>Pages of one character, printed so many times on each.</summary>
    public static byte[] Text(int pages, int characters) =>
        Drawn(pages, $"BT /F 10 Tf 50 800 Td ({new string('a', characters)}) Tj ET");

    /// <summary>A page of rules one below the other.</summary>
    public static byte[] Rules(int count) =>
        Drawn(1, string.Concat(Enumerable.Range(0, count).Select(i => $"0 {i % 800} 100 1 re f\n")));

    /// <summary>A page that draws a form, which draws the next one twice, and so on; the last prints a character.</summary>
    public static byte[] DoublingForms(int depth)
    {
        const string Font = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";
        const string Form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]";
        return File([
            .. OnePage($"{Font}/XObject<</X 5 0 R>>", "/X Do"),
            .. Enumerable
                .Range(6, depth)
                .Select(next => Stream("/X Do /X Do", $"{Form}/Resources<</XObject<</X {next} 0 R>>>>")),
            Stream("BT /F 10 Tf 50 800 Td (a) Tj ET", $"{Form}/Resources<<{Font}>>"),
        ]);
    }

    /// <summary>A page whose content is so many bytes once it is unpacked twice, and a few thousand before.</summary>
    public static byte[] NestedCompression(long bytes)
    {
        var packed = Convert.ToHexString(Deflated(Deflated(bytes)));
        return File([
            .. OnePage("", "").SkipLast(1),
            Stream(packed + ">", "/Filter[/ASCIIHexDecode/FlateDecode/FlateDecode]"),
        ]);
    }

    /// <summary>A page that fills with a colour of so many parts, each combination of which is a sample.</summary>
    public static byte[] ManyColorants(int count)
    {
        var each = (string part) => string.Concat(Enumerable.Repeat(part, count));
        var names = string.Concat(Enumerable.Range(0, count).Select(i => $"/C{i}"));
        return File([
            .. OnePage(
                $"/ColorSpace<</S[/DeviceN[{names}]/DeviceRGB 5 0 R]>>",
                $"/S cs {each("0.5 ")} scn 10 10 300 1 re f BT ET"
            ),
            Stream(
                "aaaaaaaa",
                $"/FunctionType 0/Domain[{each("0 1 ")}]/Range[0 1 0 1 0 1]/Size[{each("2 ")}]/BitsPerSample 8"
            ),
        ]);
    }

    private static List<string> OnePage(string resources, string content) =>
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{resources}>>/Contents 4 0 R>>",
            Stream(content),
        ];

    // ZLIB of so many zeros, or of some bytes.
    private static byte[] Deflated(long zeros)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            for (var left = zeros; left > 0; left -= block.Length)
            {
                zlib.Write(block);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Drawn(int pages, string content) =>
        File([
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(4, pages).Select(i => $"{i} 0 R"))}]>>",
            Stream(content),
            .. Enumerable.Repeat(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 3 0 R>>",
                pages
            ),
        ]);

    /// <summary>The report, its characters by a font whose codes are Unicode, its tables ruled.</summary>
    public static byte[] Write(PrintedReport report)
    {
        const double Points = 72 / 25.4;
        var pages = PageLayout.Of(report);
        var objects = new List<string>
        {
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', Enumerable.Range(0, pages.Count).Select(i => $"{6 + (2 * i)} 0 R"))}]>>",
            "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32[500] 33 126 500]/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 900/Descent -100/CapHeight 700/StemV 80>>>>",
            Stream(
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
            ),
        };
        foreach (var page in pages)
        {
            var content = new StringBuilder();
            foreach (var (text, x, y, size) in page.Texts)
            {
                var codes = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));
                content.Append(
                    CultureInfo.InvariantCulture,
                    $"BT /F {size * Points:0.###} Tf {x * Points:0.###} {(297 - y) * Points:0.###} Td <{codes}> Tj ET\n"
                );
            }

            foreach (var (x, y, width, height) in page.Rules)
            {
                content.Append(
                    CultureInfo.InvariantCulture,
                    $"{x * Points:0.###} {(297 - y - height) * Points:0.###} {width * Points:0.###} {height * Points:0.###} re f\n"
                );
            }

            objects.Add(
                $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.3 841.9]/Resources<</Font<</F 3 0 R>>>>/Contents {objects.Count + 2} 0 R>>"
            );
            objects.Add(Stream(content.ToString()));
        }

        return File(objects);
    }

    private static string Stream(string content, string entries = "") =>
        $"<</Length {content.Length}{entries}>>\nstream\n{content}\nendstream";

    private static byte[] File(List<string> objects)
    {
        var (file, offsets) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var body in objects)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => file.Append(CultureInfo.InvariantCulture, $"{o:D10} 00000 n \n"));
        file.Append(
            CultureInfo.InvariantCulture,
            $"trailer<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
        );
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}

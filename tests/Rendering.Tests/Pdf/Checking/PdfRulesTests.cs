using System.Text;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Tests.Pdf.Reading;

namespace Disclosure.Rendering.Tests.Pdf.Checking;

/// <summary>Every file of ours keeps every rule, and for every rule there is a file that breaks it and is found out.</summary>
public sealed class PdfRulesTests
{
    private static readonly byte[] s_good = new PdfReportWriter(TestFonts.Library, TestFonts.Subsets).Write(
        PageReports.Of("rich") with
        {
            HasSignatureField = true,
        }
    );

    // One damage a rule.
    private static readonly Dictionary<string, Action<PdfFile>> s_damages = new()
    {
        ["A2 6.1.2"] = f => f.Bytes = [.. "%PDF-1.7\n%abcd"u8, .. f.Bytes[14..]],
        ["A2 6.1.3-1"] = f => f.Trailer.Remove("ID"),
        ["A2 6.1.3-2"] = f => f.Trailer["Encrypt"] = new Dictionary<string, object?>(),
        ["A2 6.1.3-3"] = f => f.Bytes = [.. f.Bytes, .. "more"u8],
        ["A2 6.1.7.1"] = f => Stream(f, "Metadata").Entries["Length"] = 1m,
        ["A2 6.1.7.2"] = f => Stream(f, "Metadata").Entries["Filter"] = new PdfName("LZWDecode"),
        ["A2 6.2.3"] = f => f.Catalog.Remove("OutputIntents"),
        ["A2 6.2.10"] = f => f.Pages[0].Page["SMask"] = null,
        ["A2 6.5.1"] = f => f.Objects[90_000] = Entries(("S", new PdfName("JavaScript"))),
        ["A2 6.6.2.1"] = f => f.Catalog.Remove("Metadata"),
        ["A2 6.6.2.3"] = f => Xmp(f, "pdfaSchema:namespaceURI", "pdfaSchema:other"),
        ["A2 6.6.3"] = f => f.Dictionary(f.Trailer["Info"])["Title"] = new PdfString("other"u8.ToArray()),
        ["A2 6.6.4"] = f => Xmp(f, "<pdfaid:conformance>A", "<pdfaid:conformance>B"),
        ["A2 6.8"] = f => f.Catalog["Names"] = Entries(("EmbeddedFiles", null)),
        ["A2 6.9"] = f => f.Catalog["OCProperties"] = Entries(),
        ["UA 5"] = f => Xmp(f, "<pdfuaid:part>1", "<pdfuaid:part>2"),
        ["UA 7.1-9"] = f => Xmp(f, "dc:title", "dc:subject"),
        ["UA 7.1-10"] = f => f.Catalog.Remove("ViewerPreferences"),
        ["UA 7.2-34"] = f => f.Catalog.Remove("Lang"),
        ["UA 7.18.3"] = f => f.Pages[0].Page.Remove("Tabs"),
        ["A2 6.2.11.3.1"] = f => Font(f)["Encoding"] = new PdfName("GBK-EUC-H"),
        ["A2 6.2.11.3.2"] = f => AllCids(f).Single(c => f.Name(c["Subtype"]) == "CIDFontType2").Remove("CIDToGIDMap"),
        ["A2 6.2.11.4.1"] = f => f.Dictionary(Cid(f)["FontDescriptor"]).Remove("FontFile3"),
        ["A2 6.2.11.4.2"] = f => Font(f)["BaseFont"] = new PdfName("FandolFang-Regular"),
        ["A2 6.2.11.5"] = f => Cid(f).Remove("DW"),
        ["A2 6.2.11.7.2-1"] = f => Font(f).Remove("ToUnicode"),
        ["A2 6.2.11.7.2-2"] = f => Font(f)["ToUnicode"] = new PdfStream([], "<0001><2F00>\n"u8.ToArray()),
        ["A2 6.2.11.8"] = f => f.SetContent(0, c => c + "/Artifact BMC BT /F1 9 Tf [<0000>]TJ ET EMC"),
        ["A2 6.2.2"] = f => f.SetContent(0, c => c + "/Artifact BMC XX EMC"),
        ["A2 6.2.4.3"] = f => f.SetContent(0, c => c + "0 0 0 1 k "),
        ["UA 7.1-1"] = f => f.SetContent(0, c => c + "0 0 m 9 9 l S "),
        ["UA 7.1-2"] = f => f.SetContent(0, c => "/Artifact BMC " + c + " EMC"),
        ["UA 7.1-3"] = f => f.SetContent(0, c => c.Replace("/MCID 0", "/MCID 1", StringComparison.Ordinal)),
        ["A2 6.7.2.2"] = f => f.Catalog.Remove("MarkInfo"),
        ["A2 6.7.3.3"] = f => f.Catalog.Remove("StructTreeRoot"),
        ["A2 6.7.3.4"] = f => Element(f, "P")["S"] = new PdfName("Paragraph"),
        ["UA 7.1-11"] = f => Element(f, "TD")["S"] = new PdfName("TR"),
        ["UA 7.3"] = f => Element(f, "P")["S"] = new PdfName("Figure"),
        ["UA 7.4.2"] = f => Element(f, "H2")["S"] = new PdfName("H4"),
        ["UA 7.5-1"] = f => Element(f, "TH").Remove("A"),
        ["UA 7.5-2"] = f => f.List(Element(f, "TR")["K"]).Add(f.List(Element(f, "TR")["K"])[0]),
        ["UA 7.6"] = f => Element(f, "P")["S"] = new PdfName("LI"),
        ["A2 6.3.1"] = f => Widget(f)["Subtype"] = new PdfName("Movie"),
        ["A2 6.3.2"] = f => Widget(f)["F"] = 6m,
        ["A2 6.3.3"] = f => f.Dictionary(Widget(f)["AP"])["D"] = f.Dictionary(Widget(f)["AP"])["N"],
        ["A2 6.4.1-1"] = f => Widget(f)["AA"] = Entries(),
        ["A2 6.4.1-2"] = f => f.Dictionary(f.Catalog["AcroForm"])["NeedAppearances"] = true,
        ["A2 6.4.2"] = f => f.Dictionary(f.Catalog["AcroForm"])["XFA"] = new List<object?>(),
        ["A2 6.4.3"] = f => f.Dictionary(f.Catalog["AcroForm"]).Remove("SigFlags"),
        ["UA 7.18.1"] = f => Widget(f).Remove("TU"),
        ["UA 7.18.4"] = f => Element(f, "Form").Remove("Alt"),
    };

    public static TheoryData<string> Clauses => [.. PdfRules.All.Select(r => r.Clause)];

    [Theory, MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public void Every_report_keeps_every_rule(string name)
    {
        var file = PdfFile.Read(new PdfReportWriter(TestFonts.Library, TestFonts.Subsets).Write(PageReports.Of(name)));
        Assert.Empty(PdfRules.Broken(file));
    }

    [Theory, MemberData(nameof(Clauses))]
    public void A_file_that_breaks_a_rule_is_found_out(string clause)
    {
        var file = PdfFile.Read(s_good);
        s_damages[clause](file);
        Assert.NotEmpty(PdfRules.All.Single(r => r.Clause == clause).Check(file));
    }

    private static Dictionary<string, object?> Entries(params (string Key, object? Value)[] entries) =>
        entries.ToDictionary(e => e.Key, e => e.Value);

    private static PdfStream Stream(PdfFile file, string key) => (PdfStream)file.Resolve(file.Catalog[key])!;

    private static void Xmp(PdfFile file, string old, string changed)
    {
        var text = Encoding.UTF8.GetString(Stream(file, "Metadata").Stored);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var id = ((PdfReference)file.Catalog["Metadata"]!).Id;
        file.Objects[id] = new PdfStream(
            [],
            Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal))
        );
    }

    private static Dictionary<string, object?> Font(PdfFile file) =>
        file.Dictionary(file.Dictionary(file.Dictionary(file.Pages[0].Page["Resources"])["Font"]).Values.First());

    private static Dictionary<string, object?> Cid(PdfFile file) =>
        file.Dictionary(file.List(Font(file)["DescendantFonts"])[0]);

    private static IEnumerable<Dictionary<string, object?>> AllCids(PdfFile file) =>
        file
            .Objects.Values.OfType<Dictionary<string, object?>>()
            .Where(d => d.ContainsKey("CIDSystemInfo") && d.ContainsKey("W"));

    private static Dictionary<string, object?> Widget(PdfFile file) => file.Annotations.Single().Entries;

    private static Dictionary<string, object?> Element(PdfFile file, string kind) =>
        file.Elements().First(e => file.Name(e.Element["S"]) == kind).Element;
}

using System.Xml.Linq;
using Disclosure.Form;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats.Ofd;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests.Ofd;

public sealed class OfdTests
{
    private static readonly XNamespace s_ofd = OfdFile.Namespace;

    // One damage a rule.
    private static readonly Dictionary<string, Action<OfdFile>> s_damages = new()
    {
        ["parts"] = f => f.Xml.Remove("Doc_0/PublicRes.xml"),
        ["namespace"] = f => f.Document.Add(new XElement("Pages")),
        ["order"] = f => f.Document.Element(s_ofd + "Pages")!.AddBeforeSelf(new XElement(s_ofd + "Outlines")),
        ["attributes"] = f => First(f, "TextObject").Attribute("Size")!.Remove(),
        ["identifier"] = f => f.Xml["OFD.xml"].Descendants(s_ofd + "DocID").Single().Value = "1",
        ["numbers once"] = f => First(f, "TextObject").SetAttributeValue("ID", "1"),
        ["largest number"] = f => f.Document.Descendants(s_ofd + "MaxUnitID").Single().Value = "5",
        ["pages"] = f => f.Document.Descendants(s_ofd + "Page").First().SetAttributeValue("BaseLoc", "Pages/none.xml"),
        ["boxes"] = f => f.Pages[0].Descendants(s_ofd + "PhysicalBox").Single().Value = "0 0 210 0",
        ["boundaries"] = f => First(f, "TextObject").SetAttributeValue("Boundary", "205 9 100 9"),
        ["outline"] = f => f.Document.Descendants(s_ofd + "Dest").First().SetAttributeValue("PageID", "999999"),
        ["paths"] = f => f.Pages.SelectMany(p => p.Descendants(s_ofd + "AbbreviatedData")).First().Value = "X 1 2",
        ["steps"] = f =>
            f.Pages[0].Descendants(s_ofd + "TextCode").First(c => c.Attribute("DeltaX") is not null).Value += "多",
        ["fonts embedded"] = f => f.Parts.Clear(),
        ["fonts known"] = f => First(f, "TextObject").SetAttributeValue("Font", "999999"),
        ["pictures"] = f =>
            f.Pages.SelectMany(p => p.Descendants(s_ofd + "ImageObject"))
                .First()
                .SetAttributeValue("ResourceID", "999999"),
        ["glyphs"] = f => f.Pages[0].Descendants(s_ofd + "TextCode").First().Value = "龘",
    };

    public static TheoryData<string> Rules => [.. OfdRules.All.Select(r => r.Name)];

    [Theory, MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public void Every_report_keeps_every_rule(string name) =>
        Assert.Empty(OfdRules.Broken(OfdFile.Read(Write(PageReports.Of(name)))));

    [Theory, MemberData(nameof(Rules))]
    public void A_package_that_breaks_a_rule_is_found_out(string rule)
    {
        var file = OfdFile.Read(Write(PageReports.Of("rich")));
        s_damages[rule](file);
        Assert.NotEmpty(OfdRules.All.Single(r => r.Name == rule).Check(file));
    }

    [Theory, MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public void The_text_of_the_body_is_the_document_s(string name)
    {
        var content = PageReports.Of(name);
        var read = string.Concat(OfdFile.Read(Write(content)).Texts("Body").Select(OfdFile.TextOf));
        var written = PageReports
            .Set(content)
            .Pages.SelectMany(p => p.Items)
            .OfType<PageText>()
            .Where(t => t.Tag is not null);
        Assert.Equal(string.Concat(written.Select(t => t.Text)), read);
    }

    [CorpusTheory, MemberData(nameof(CorpusContent.Complete), MemberType = typeof(CorpusContent))]
    public async Task A_real_report_reads_back_whole(string id)
    {
        var content = await CorpusContent.ReadAsync(id);
        var file = OfdFile.Read(Write(content));
        Assert.Empty(OfdRules.Broken(file));
        var read = Squeezed(string.Concat(file.Texts("Body").Select(OfdFile.TextOf)));
        foreach (var part in DocumentComposer.Compose(content).Parts.SelectMany(p => p.Parts.Prepend(p)))
        {
            Assert.Contains(Squeezed(part.Heading), read, StringComparison.Ordinal);
            Assert.All(
                part.Items.OfType<DocumentParagraph>(),
                l => Assert.Contains(Squeezed(l.Text), read, StringComparison.Ordinal)
            );
            foreach (var table in part.Items.OfType<DocumentTable>())
            {
                Assert.Contains(
                    Squeezed(string.Concat(table.Rows.SelectMany(r => r.Cells).Select(c => c.Text))),
                    read,
                    StringComparison.Ordinal
                );
            }
        }
    }

    [Theory, MemberData(nameof(PageReports.Names), MemberType = typeof(PageReports))]
    public void What_stands_between_the_lines_is_the_report(string name) =>
        Assert.Empty(new OfdRoundTripVerifier().Verify(Write(PageReports.Of(name)), PageReports.Of(name)));

    [Fact]
    public void A_table_over_pages_does_not_shift_the_figures_behind_it()
    {
        string[][] rows =
        [
            ["类别", "事项"],
            .. Enumerable.Range(1, 90).Select(i => new[] { $"第{i}类", $"事项{i}" }),
        ];
        var prose = new Section("overview", "", [new SmallTable("表1", true, rows)], []);
        var content = Reports.Of(
            Reports.Mixed(Editions.E2021),
            [prose, .. Reports.Prose.Where(s => s.Name != "overview")]
        );
        Assert.True(OfdFile.Read(Write(content)).Pages.Count > 5);
        Assert.Empty(new OfdRoundTripVerifier().Verify(Write(content), content));
    }

    private static byte[] Write(ReportContent content) =>
        new OfdReportWriter(TestFonts.Library, TestFonts.Subsets).Write(content);

    private static XElement First(OfdFile file, string name) => file.Pages[0].Descendants(s_ofd + name).First();

    private static string Squeezed(string text) =>
        string.Concat(TextCleaner.Clean(text).Where(c => !char.IsWhiteSpace(c)));
}

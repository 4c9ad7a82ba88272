using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Tests.Pdf.Reading;
using Disclosure.Rendering.Tests.Pdf.Signing;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests.Pdf;

/// <summary>A place is left for the office to sign in; nothing is signed here, and everything is ready for it.</summary>
public sealed class SignatureTests
{
    private static readonly ReportContent s_content = PageReports.Of("signed");
    private static readonly byte[] s_pdf = Write(s_content);

    [ToolFact("pdfsig")]
    public async Task A_field_waits_on_the_last_page_and_says_that_it_is_empty()
    {
        var file = PdfFile.Read(s_pdf);
        var (id, field) = file.Annotations.Single();
        Assert.Equal("Sig", file.Name(field["FT"]));
        Assert.False(field.ContainsKey("V"));
        Assert.Equal("临阳县青禾镇人民政府签章处", file.Text(field["TU"]));
        Assert.Equal([new PdfReference(id)], file.List(file.Pages[^1].Page["Annots"]));
        Assert.Contains("not signed", await Tools.RunAsync("pdfsig", s_pdf, "{}"), StringComparison.Ordinal);
    }

    [ToolFact("pdfsig", "qpdf")]
    public async Task A_signature_is_written_behind_the_file_and_holds()
    {
        var signed = Signer.Sign(s_pdf);
        Assert.Equal(s_pdf, signed[..s_pdf.Length]);
        var said = await Tools.RunAsync("pdfsig", signed, "{}");
        Assert.Contains("Signature is Valid", said, StringComparison.Ordinal);
        Assert.Contains("Total document signed", said, StringComparison.Ordinal);
        var check = await Tools.RunAsync("qpdf", signed, "--check", "{}");
        Assert.Contains("No syntax or stream encoding errors", check, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", check, StringComparison.Ordinal);
        Assert.Empty(new PdfRoundTripVerifier().Verify(signed, s_content));
    }

    [ToolFact("pdfsig")]
    public async Task A_figure_that_is_changed_after_the_signature_breaks_it()
    {
        var signed = Signer.Sign(s_pdf);
        signed[s_pdf.Length / 2] ^= 1;
        var said = await Tools.RunAsync("pdfsig", signed, "{}");
        Assert.DoesNotContain("Signature is Valid", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_field_is_all_that_differs()
    {
        var (with, without) = (
            PageReports.Set(s_content),
            PageReports.Set(s_content with { HasSignatureField = false })
        );
        Assert.Equal(TextsOf(without), TextsOf(with));
        Assert.Empty(new PdfRoundTripVerifier().Verify(s_pdf, s_content));
        Assert.False(PdfFile.Read(Write(s_content with { HasSignatureField = false })).Catalog.ContainsKey("AcroForm"));
    }

    // However the text ends on its page.
    [Fact]
    public void A_seal_never_stands_on_a_page_without_text()
    {
        for (var lines = 1; lines <= 22; lines++)
        {
            Section[] prose =
            [
                new("other_matters", "", Section.Paragraphs(string.Join('\n', Enumerable.Repeat("无。", lines))), []),
            ];
            var content = Reports.Of(Reports.Zeros(Editions.E2021), prose) with { HasSignatureField = true };
            var last = PageReports.Set(content).Pages[^1];
            Assert.Single(last.Items.OfType<PageSignatureField>());
            Assert.Contains(last.Items.OfType<PageText>(), t => t.Tag is not null);
        }
    }

    private static byte[] Write(ReportContent content) =>
        new PdfReportWriter(TestFonts.Library, TestFonts.Subsets).Write(content);

    private static IEnumerable<string> TextsOf(PagedDocument document) =>
        document.Pages.SelectMany(p => p.Items).OfType<PageText>().Where(t => t.Tag is not null).Select(t => t.Text);
}

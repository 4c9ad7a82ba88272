using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout;

namespace Disclosure.Rendering.Pdf;

/// <summary>The report as an archive keeps it: tagged, with its fonts inside.</summary>
internal sealed class PdfWriter(FontLibrary library, SubsetCache subsets) : IReportWriter
{
    private readonly SubsetPrograms _programs = new();

    public string Format => "pdf";

    public string ContentType => "application/pdf";

    public byte[] Write(ReportContent content) => Render(content).Content;

    public Rendition Render(ReportContent content)
    {
        var document = DocumentSetter.Set(Composer.Compose(content), content.AgencyName, library.Faces);
        return new(new PdfDocument(document, subsets, _programs).Write(), document.Notes);
    }
}

using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>Writes tagged PDF with embedded fonts.</summary>
internal sealed class PdfReportWriter(FontLibrary library, FontSubsetCache subsets) : IReportWriter
{
    // Lives as long as the writer, which is one a process.
    private readonly PdfFontPrograms _programs = new();

    public byte[] Write(ReportContent content) => Render(content).Content;

    public RenderedDocument Render(ReportContent content)
    {
        var document = DocumentLayout.Arrange(DocumentComposer.Compose(content), content.AgencyName, library.Faces);
        return new(new PdfDocumentWriter(document, subsets, _programs).Write(), document.Notes);
    }
}

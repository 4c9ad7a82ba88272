using Disclosure.ApiErrors;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Png;

/// <summary>Draws one page of the layout that PDF and OFD are written from.</summary>
internal sealed class PngReportWriter(FontLibrary library) : IReportWriter, IDisposable
{
    private readonly PagePainter _painter = new();

    public byte[] Write(ReportContent content) => Render(content).Content;

    /// <summary>INVALID_FIELDS / PAGE_UNKNOWN where the report has no such page.</summary>
    public RenderedDocument Render(ReportContent content)
    {
        var document = DocumentLayout.Arrange(DocumentComposer.Compose(content), content.AgencyName, library.Faces);
        return new(_painter.Paint(FindPage(document, content.Page)), document.Notes);
    }

    public void Dispose() => _painter.Dispose();

    private static LayoutPage FindPage(PagedDocument document, int number)
    {
        var count = document.Pages.Count;
        return number >= 1 && number <= count
            ? document.Pages[number - 1]
            : throw ApiError.InvalidField(
                "page",
                "PAGE_UNKNOWN",
                $"pages 1 to {count}",
                $"年报共 {count} 页，没有第 {number} 页，请填 1 到 {count}"
            );
    }
}

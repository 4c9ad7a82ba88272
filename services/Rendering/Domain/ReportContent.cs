using Disclosure.Form;
using Disclosure.Rendering.Fonts;
using Disclosure.ResourceNames;

namespace Disclosure.Rendering.Domain;

/// <summary>What is to be rendered.</summary>
/// <param name="Sections">The prose.</param>
/// <param name="Sheet">The figures, of the edition that is printed.</param>
internal sealed record ReportContent(
    string Title,
    string AgencyName,
    int Year,
    IReadOnlyList<Section> Sections,
    Sheet Sheet
)
{
    /// <summary>The pictures that the prose shows, by their ids.</summary>
    public IReadOnlyDictionary<string, RasterImage> Pictures { get; init; } = new Dictionary<string, RasterImage>();

    /// <summary>Charts by the section at whose end they stand.</summary>
    public ILookup<string, DocumentFigure> Charts { get; init; } = Enumerable.Empty<DocumentFigure>().ToLookup(_ => "");

    /// <summary>Whether a place is left for the office to sign in.</summary>
    public bool HasSignatureField { get; init; }
}

/// <summary>Makes one format.</summary>
internal interface IReportWriter
{
    /// <summary>The format's name, and the ending of its files.</summary>
    string Format { get; }

    string ContentType { get; }

    /// <summary>The same content gives the same bytes.</summary>
    byte[] Write(ReportContent content);

    /// <summary>The same, with what could not be drawn as meant; only page formats have fonts of their own.</summary>
    RenderedDocument Render(ReportContent content) => new(Write(content), FontNotes.None);
}

/// <summary>A document in its format.</summary>
internal sealed record RenderedDocument(byte[] Content, FontNotes Notes);

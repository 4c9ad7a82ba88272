using Disclosure.Form;

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

    /// <summary>Whether a place is left for the agency to sign in.</summary>
    public bool HasSignatureField { get; init; }

    /// <summary>The page that is drawn, from 1, by formats that are one page.</summary>
    public int Page { get; init; } = 1;
}

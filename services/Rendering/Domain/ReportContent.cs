using Disclosure.Vocabulary;

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
);

/// <summary>Makes one format.</summary>
internal interface IReportWriter
{
    /// <summary>The format's name, and the ending of its files.</summary>
    string Format { get; }

    string ContentType { get; }

    /// <summary>The same content gives the same bytes.</summary>
    byte[] Write(ReportContent content);
}

using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;

namespace Disclosure.Rendering.Formats;

/// <summary>Writes reports in one format. Safe to use from many threads.</summary>
internal interface IReportWriter
{
    /// <summary>Writes the document. The same content gives the same bytes on every machine.</summary>
    /// <remarks>No date, no random number, no name of a machine goes into a document: its digest is published.</remarks>
    byte[] Write(ReportContent content);

    /// <summary>Writes the document and reports what its fonts could not draw; only page formats embed fonts.</summary>
    RenderedDocument Render(ReportContent content) => new(Write(content), FontNotes.None);
}

/// <summary>A document and what its fonts could not draw as intended.</summary>
internal sealed record RenderedDocument(byte[] Content, FontNotes Notes);

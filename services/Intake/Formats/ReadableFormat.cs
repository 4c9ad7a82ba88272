using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Reports;

namespace Disclosure.Intake.Formats;

/// <summary>A document to read.</summary>
/// <param name="Charset">As the content type says; empty where it does not.</param>
/// <param name="Editions">Every edition of the form that its report may follow.</param>
internal sealed record DocumentContent(ReadOnlyMemory<byte> Bytes, string Charset, EditionCatalog Editions);

/// <summary>A format that is read as it is, without conversion.</summary>
internal abstract class ReadableFormat : IntakeFormat
{
    /// <summary>DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    public abstract DocumentReading Read(DocumentContent document, CancellationToken cancellation);
}

/// <summary>
/// A format whose documents are taken apart into lines and tables, in which the report is then found.
/// </summary>
internal abstract class ExtractedFormat : ReadableFormat
{
    public sealed override DocumentReading Read(DocumentContent document, CancellationToken cancellation) =>
        ReportParser.Parse(Extract(document, cancellation), document.Editions, cancellation);

    /// <summary>DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    public abstract ExtractedDocument Extract(DocumentContent document, CancellationToken cancellation);
}

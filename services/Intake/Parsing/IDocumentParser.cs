using Disclosure.Intake.V1;

namespace Disclosure.Intake.Parsing;

/// <summary>Parses one document, in this process or another.</summary>
internal interface IDocumentParser
{
    /// <summary>UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    /// <param name="cancellation">Ends the work, whatever the parser is doing.</param>
    Task<Reading> ParseAsync(ReadDocumentRequest request, CancellationToken cancellation);
}

using Disclosure.Form;
using Disclosure.Intake.Formats;
using Disclosure.Intake.V1;

namespace Disclosure.Intake.Parsing;

/// <summary>Parses the document of a request in this process.</summary>
internal sealed class RequestParser(FormatRegistry formats, EditionCatalog editions)
{
    /// <summary>UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    /// <param name="content">The document's bytes, which the request may lack.</param>
    public Reading Parse(ReadDocumentRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        ReadingMapping.ToProto(formats.Read(content, request.ContentType, editions, cancellation));
}

using Disclosure.Form;
using Disclosure.Intake.Readers;
using Disclosure.Intake.V1;

namespace Disclosure.Intake.Rpc;

/// <summary>Reads the document of a request, here and now.</summary>
internal sealed class RequestReader(DocumentReaders readers, EditionCatalog editions)
{
    /// <summary>UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    /// <param name="content">The document's bytes, which need not be in the request.</param>
    public Reading Read(ReadDocumentRequest request, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        return ReadingMapping.ToProto(readers.Read(content, request.ContentType, editions.Editions, cancellation));
    }
}

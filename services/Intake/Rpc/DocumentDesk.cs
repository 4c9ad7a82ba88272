using Disclosure.Intake.Domain;
using Disclosure.Intake.Readers;
using Disclosure.Intake.V1;
using Disclosure.Intake.Workers;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Rpc;

/// <summary>Takes a document in: bounds its size and time, gives it its turn, has old formats made new and then read.</summary>
internal sealed class DocumentDesk(
    DocumentReaders readers,
    IDocumentParser parser,
    OfficeConverter converter,
    IOptions<IntakeOptions> options
) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(
        options.Value.Workers > 0 ? options.Value.Workers : Environment.ProcessorCount
    );

    public void Dispose() => _turns.Dispose();

    /// <summary>UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_SLOW, CONVERTER_ABSENT.</summary>
    public async Task<Reading> ReadAsync(ReadDocumentRequest request, CancellationToken cancellation)
    {
        if (request.Content.Length > options.Value.MaxBytes)
        {
            throw Unreadable.TooLarge("字节数", options.Value.MaxBytes);
        }

        // Waiting for its turn is not the document's fault, so it does not count.
        await _turns.WaitAsync(cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.Timeout));
        try
        {
            return await parser.ParseAsync(await ModernAsync(request, patience.Token), patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreadable.TooSlow(options.Value.Timeout);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<ReadDocumentRequest> ModernAsync(ReadDocumentRequest request, CancellationToken cancellation)
    {
        var content = request.Content.Memory;
        if (
            !ContentKind.IsCompoundFile(content.Span)
            || readers.KindOf(content, request.ContentType) != ContentKind.Word
        )
        {
            return request;
        }

        return new()
        {
            Content = UnsafeByteOperations.UnsafeWrap(await converter.ToDocxAsync(content, cancellation)),
            ContentType = ContentKind.Docx,
        };
    }
}

using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats;
using Disclosure.Intake.Parsing;
using Disclosure.Intake.V1;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Rpc;

/// <summary>
/// Reads a document: bounds its size and time, queues it, converts it where needed, and has it parsed.
/// </summary>
internal sealed class DocumentIntakeService(
    FormatRegistry formats,
    IDocumentParser parser,
    IEnumerable<IDocumentConverter> converters,
    IOptions<IntakeOptions> options
) : IDisposable
{
    // As many documents at a time as there may be workers.
    private readonly SemaphoreSlim _turns = new(
        options.Value.Workers > 0 ? options.Value.Workers : Environment.ProcessorCount
    );

    public void Dispose() => _turns.Dispose();

    /// <summary>
    /// UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_SLOW, CONVERTER_ABSENT.
    /// </summary>
    public async Task<Reading> ReadAsync(ReadDocumentRequest request, CancellationToken cancellation)
    {
        if (request.Content.Length > options.Value.MaxBytes)
        {
            throw DocumentErrors.TooLarge("字节数", options.Value.MaxBytes);
        }

        // The time in the queue does not count: it is not the document's fault.
        await _turns.WaitAsync(cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.Timeout));
        try
        {
            return await parser.ParseAsync(await ConvertAsync(request, patience.Token), patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw DocumentErrors.TooSlow(options.Value.Timeout);
        }
        finally
        {
            _turns.Release();
        }
    }

    // Only formats that a converter accepts are looked at here: everything else is a worker's business.
    private async Task<ReadDocumentRequest> ConvertAsync(ReadDocumentRequest request, CancellationToken cancellation)
    {
        var content = request.Content.Memory;
        var converter = converters.FirstOrDefault(c => c.Accepts(content.Span));
        if (converter is null || formats.Detect(content, request.ContentType) is ReadableFormat)
        {
            return request;
        }

        return new()
        {
            Content = UnsafeByteOperations.UnsafeWrap(await converter.ConvertAsync(content, cancellation)),
            ContentType = converter.MediaType,
        };
    }
}

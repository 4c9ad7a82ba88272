using Disclosure.Intake.Admission;
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
    DocumentTurns turns,
    IOptions<IntakeOptions> options,
    TimeProvider clock
)
{
    /// <summary>
    /// UNKNOWN_CONTENT_TYPE, DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_SLOW, CONVERTER_ABSENT, INTAKE_BUSY.
    /// </summary>
    /// <param name="caller">Whose document it is; callers take turns.</param>
    /// <param name="longestWait">Waits for no turn longer than this; null: as long as the settings allow.</param>
    public async Task<Reading> ReadAsync(
        ReadDocumentRequest request,
        string caller,
        CancellationToken cancellation,
        TimeSpan? longestWait = null
    )
    {
        if (request.Content.Length > options.Value.MaxBytes)
        {
            throw DocumentErrors.TooLarge("字节数", options.Value.MaxBytes);
        }

        // The time in queues does not count: it is not the document's fault.
        var remaining = TimeSpan.FromSeconds(options.Value.Timeout);
        if (FindConverter(request) is { } converter)
        {
            using var turn = await turns.Conversion.EnterAsync(
                caller,
                request.Content.Length,
                longestWait,
                cancellation
            );
            var begun = clock.GetTimestamp();
            request = await WithinAsync(remaining, c => ConvertAsync(converter, request, c), cancellation);
            remaining -= clock.GetElapsedTime(begun);
        }

        using (await turns.Parsing.EnterAsync(caller, request.Content.Length, longestWait, cancellation))
        {
            return await WithinAsync(remaining, c => parser.ParseAsync(request, c), cancellation);
        }
    }

    private async Task<T> WithinAsync<T>(
        TimeSpan remaining,
        Func<CancellationToken, Task<T>> work,
        CancellationToken cancellation
    )
    {
        using var deadline = new CancellationTokenSource(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            return await work(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw DocumentErrors.TooSlow(options.Value.Timeout);
        }
    }

    // Only formats that a converter accepts are looked at here: everything else is a worker's business.
    private IDocumentConverter? FindConverter(ReadDocumentRequest request)
    {
        var content = request.Content.Memory;
        var converter = converters.FirstOrDefault(c => c.Accepts(content.Span));
        return converter is null || formats.Detect(content, request.ContentType) is ReadableFormat ? null : converter;
    }

    private static async Task<ReadDocumentRequest> ConvertAsync(
        IDocumentConverter converter,
        ReadDocumentRequest request,
        CancellationToken cancellation
    ) =>
        new()
        {
            Content = UnsafeByteOperations.UnsafeWrap(
                await converter.ConvertAsync(request.Content.Memory, cancellation)
            ),
            ContentType = converter.MediaType,
        };
}

namespace Disclosure.Intake.Formats;

/// <summary>
/// Converts documents of a format that is not read as it is. It may start programs, so the service runs it, not a
/// worker.
/// </summary>
internal interface IDocumentConverter
{
    /// <summary>Media type of what it makes.</summary>
    string MediaType { get; }

    /// <summary>Whether the content may be of its format, by the leading bytes alone.</summary>
    bool Accepts(ReadOnlySpan<byte> content);

    /// <summary>FAILED_PRECONDITION / CONVERTER_ABSENT, INVALID_ARGUMENT / DOCUMENT_UNREADABLE.</summary>
    Task<ReadOnlyMemory<byte>> ConvertAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

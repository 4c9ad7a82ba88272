using Disclosure.Intake.Domain;

namespace Disclosure.Intake.Readers;

/// <summary>Takes documents of some types apart.</summary>
internal interface IDocumentReader
{
    /// <summary>Media types without parameters.</summary>
    IReadOnlyList<string> ContentTypes { get; }

    /// <summary>DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    /// <param name="charset">As the content type says; empty where it does not.</param>
    ExtractedDocument Read(ReadOnlyMemory<byte> content, string charset, CancellationToken cancellation);
}

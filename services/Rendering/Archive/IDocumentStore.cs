namespace Disclosure.Rendering.Archive;

/// <summary>Stores archived documents. A stored document never changes, since it is named by its content.</summary>
/// <remarks>Several threads may ask at once. Nothing deletes: published documents are kept.</remarks>
internal interface IDocumentStore
{
    /// <summary>Stores the content durably: once this returns, it survives a crash. A repeat changes nothing.</summary>
    Task PutAsync(ArchivedDocumentName name, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>The content; null where there is none of this name.</summary>
    Task<byte[]?> FindAsync(ArchivedDocumentName name, CancellationToken cancellation);
}

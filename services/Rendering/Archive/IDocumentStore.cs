namespace Disclosure.Rendering.Archive;

/// <summary>Where published documents stay. What is put never changes, since it is named by its content.</summary>
internal interface IDocumentStore
{
    /// <summary>Keeps the content for good; once this returns, it survives a crash. Putting it again changes nothing.</summary>
    Task PutAsync(ArchivedDocumentName name, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>The content; null where there is none of this name.</summary>
    Task<byte[]?> FindAsync(ArchivedDocumentName name, CancellationToken cancellation);
}

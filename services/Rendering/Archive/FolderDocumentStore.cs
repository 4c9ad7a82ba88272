namespace Disclosure.Rendering.Archive;

/// <summary>Documents as files of a folder, in sub-folders by the first two digits.</summary>
/// <remarks>Safe for several processes on one folder: names are digests, and a move is atomic within a file system.</remarks>
internal sealed class FolderDocumentStore(string root) : IDocumentStore
{
    public async Task PutAsync(ArchivedDocumentName name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var path = PathOf(name);
        // The same name is the same content; it was flushed when it was put.
        if (File.Exists(path))
        {
            return;
        }

        // Written beside its final path and moved there, so that no reader sees a partial document.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // A name of its own for each writer, so that two of them never write into one draft.
        var draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellation);
                // Before the move: a name must never point to bytes that a power cut can lose.
                file.Flush(flushToDisk: true);
            }

            // Another writer may have been first; its content is the same.
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            // Deletes nothing where the move succeeded; clears up where it did not.
            File.Delete(draft);
        }
    }

    public async Task<byte[]?> FindAsync(ArchivedDocumentName name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : null;
    }

    // At most 256 sub-folders: directories of many thousand files are slow to list.
    private string PathOf(ArchivedDocumentName name) => Path.Combine(root, name.Sha256[..2], name.Id);
}

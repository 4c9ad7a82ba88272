namespace Disclosure.Rendering.Archive;

/// <summary>Documents as files of a folder, in sub-folders by the first two digits.</summary>
internal sealed class FolderDocumentStore(string root) : IDocumentStore
{
    public async Task PutAsync(ArchivedDocumentName name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            return;
        }

        // Written beside its final path and moved there, so that no reader sees a partial document.
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            // Another writer may have been first; its content is the same.
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public async Task<byte[]?> FindAsync(ArchivedDocumentName name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellation) : null;
    }

    private string PathOf(ArchivedDocumentName name) => Path.Combine(root, name.Sha256[..2], name.Id);
}

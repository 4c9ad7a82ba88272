namespace Disclosure.PublicTree.Stores;

/// <summary>The tree as a folder. A file is written beside its place, flushed to the disk, moved there, and its folder flushed.</summary>
/// <param name="root">Absolute path of the folder; created with the first file.</param>
public sealed class FolderTreeStore(string root) : IPublicTreeStore
{
    private const int BufferBytes = 64 * 1024;

    public Task<Stream?> OpenAsync(TreePath path, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(
                    PathOf(path),
                    new FileStreamOptions
                    {
                        Mode = FileMode.Open,
                        Access = FileAccess.Read,
                        // A reader goes on with the file that it opened while a writer moves another into its place.
                        Share = FileShare.ReadWrite | FileShare.Delete,
                        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                        BufferSize = BufferBytes,
                    }
                )
            );
        }
        catch (Exception absent) when (IsAbsence(absent))
        {
            return Task.FromResult<Stream?>(null);
        }
        // Asked for a folder by a name that is none of a file.
        catch (UnauthorizedAccessException) when (Directory.Exists(PathOf(path)))
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task<bool> ExistsAsync(TreePath path, CancellationToken cancellation) =>
        Task.FromResult(File.Exists(PathOf(path)));

    public async Task WriteAsync(TreePath path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var target = PathOf(path);
        var folder = Path.GetDirectoryName(target)!;
        DurableFolder.Create(folder);
        // A name that begins with a dot is no path of the tree, so nobody reads the draft.
        var draft = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, target, overwrite: true);
            DurableFolder.Flush(folder);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static bool IsAbsence(Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException;

    private string PathOf(TreePath path) => Path.Combine(root, path.Value);
}

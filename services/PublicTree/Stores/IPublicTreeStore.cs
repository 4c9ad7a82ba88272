namespace Disclosure.PublicTree.Stores;

/// <summary>Where the files of the tree are. Each write is atomic and durable: readers see the old file or the new one.</summary>
public interface IPublicTreeStore
{
    /// <summary>Opens a file for reading from any position; null where there is none.</summary>
    Task<Stream?> OpenAsync(TreePath path, CancellationToken cancellation);

    /// <summary>Whether there is such a file.</summary>
    Task<bool> ExistsAsync(TreePath path, CancellationToken cancellation);

    /// <summary>Writes a file, or replaces it whole.</summary>
    Task WriteAsync(TreePath path, ReadOnlyMemory<byte> content, CancellationToken cancellation);
}

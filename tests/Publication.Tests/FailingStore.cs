using Disclosure.PublicTree.Stores;

namespace Disclosure.Publication.Tests;

/// <summary>A tree whose disk fails at one write, before it or right after, and at every write from then on.</summary>
internal sealed class FailingStore(string root, int writes, bool failsAfter) : IPublicTreeStore
{
    private readonly FolderTreeStore _folder = new(root);
    private int _left = writes;
    private bool _isPublishing;

    /// <summary>Whether a write failed.</summary>
    public bool HasFailed { get; private set; }

    public Task<Stream?> OpenAsync(TreePath path, CancellationToken cancellation) =>
        _folder.OpenAsync(path, cancellation);

    public Task<bool> ExistsAsync(TreePath path, CancellationToken cancellation) =>
        _folder.ExistsAsync(path, cancellation);

    public async Task WriteAsync(TreePath path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        // Checkpoints of entries before the publication are not what is tested.
        _isPublishing |= path.Value.StartsWith("objects/", StringComparison.Ordinal);
        if (!_isPublishing)
        {
            await _folder.WriteAsync(path, content, cancellation);
            return;
        }

        var fails = Interlocked.Decrement(ref _left) < 0;
        if (!fails || (failsAfter && !HasFailed))
        {
            await _folder.WriteAsync(path, content, cancellation);
        }

        if (fails)
        {
            HasFailed = true;
            throw new IOException("The disk is full.");
        }
    }
}

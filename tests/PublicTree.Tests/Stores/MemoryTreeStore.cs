using Disclosure.PublicTree.Stores;

namespace Disclosure.PublicTree.Tests.Stores;

/// <summary>A tree in memory that fails at a chosen write, as a machine that stops there: before it, or right after it.</summary>
internal sealed class MemoryTreeStore : IPublicTreeStore
{
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Writes that still succeed; null: all.</summary>
    public int? WritesLeft { get; set; }

    /// <summary>Whether the failing write is done before it fails: its answer is lost and not its effect.</summary>
    public bool FailsAfter { get; set; }

    public Task<Stream?> OpenAsync(TreePath path, CancellationToken cancellation) =>
        Task.FromResult<Stream?>(Files.TryGetValue(path.Value, out var file) ? new MemoryStream(file) : null);

    public Task<bool> ExistsAsync(TreePath path, CancellationToken cancellation) =>
        Task.FromResult(Files.ContainsKey(path.Value));

    public Task WriteAsync(TreePath path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var fails = WritesLeft == 0;
        if (!fails || FailsAfter)
        {
            Files[path.Value] = content.ToArray();
        }

        if (fails)
        {
            throw new IOException("The machine stopped.");
        }

        WritesLeft--;
        return Task.CompletedTask;
    }
}

namespace Disclosure.PublicTree.Stores;

/// <summary>Reading small files whole.</summary>
public static class PublicTreeStoreExtensions
{
    /// <summary>Largest file that is read whole, in bytes: an index with all its versions, a note, a tile.</summary>
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The content of a file; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is larger than any that is read whole.</exception>
    public static async Task<byte[]?> ReadAsync(
        this IPublicTreeStore store,
        TreePath path,
        CancellationToken cancellation
    )
    {
        await using var file = await store.OpenAsync(path, cancellation);
        if (file is null)
        {
            return null;
        }

        if (file.Length > MaxBytes)
        {
            throw new InvalidDataException($"{path} has more than {MaxBytes} bytes.");
        }

        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellation);
        return content;
    }
}

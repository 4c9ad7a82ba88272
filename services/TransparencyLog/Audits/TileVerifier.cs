using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tiles;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Audits;

/// <summary>Verifies every tile of a log against a signed checkpoint and names the first that is missing or wrong.</summary>
/// <param name="read">Reads the bytes of a tile; null where there is none.</param>
public sealed class TileVerifier(Func<TilePath, CancellationToken, ValueTask<byte[]?>> read)
{
    /// <summary>The first tile, from the leaves up, that is missing or not as signed; null where all are.</summary>
    /// <param name="checkpoint">One whose signatures were verified.</param>
    public async Task<TilePath?> FindDefectAsync(Checkpoint checkpoint, CancellationToken cancellation)
    {
        var tiles = TileSet.FindNew(0, checkpoint.Size).ToArray();
        foreach (var tile in tiles)
        {
            if (await FindAsync(tile, cancellation) is null)
            {
                return tile;
            }
        }

        // The root is made of the partial tiles; each of the others is a hash of a tile above it.
        var nodes = new TileNodeReader(checkpoint.Size, read);
        var root = await new TreeProver(nodes).FindRootAsync(checkpoint.Size, cancellation);
        return root == checkpoint.Root
            ? await FindBelowAsync(tiles, cancellation)
            : await FindPartialAsync(tiles, cancellation);
    }

    // From the top down, so that what vouches for a tile was verified itself; a tile that is wrong vouches for nothing.
    private async Task<TilePath?> FindBelowAsync(TilePath[] tiles, CancellationToken cancellation)
    {
        TilePath? first = null;
        var signed = new Dictionary<TilePath, TreeHash>();
        foreach (var tile in tiles.Reverse())
        {
            var hashes = await ReadAsync(tile, cancellation);
            if (signed.TryGetValue(tile, out var hash) && hash != HashAll(hashes))
            {
                first = tile;
                continue;
            }

            for (var i = 0; tile.Level > 0 && i < hashes.Length; i++)
            {
                signed[Below(tile, i)] = hashes[i];
            }
        }

        return first;
    }

    // A partial tile that is not made of the tiles below it is wrong; where all are, the first one is, which has none below.
    private async Task<TilePath?> FindPartialAsync(TilePath[] tiles, CancellationToken cancellation)
    {
        var partial = tiles.Where(t => t.Width < TilePath.FullWidth).ToArray();
        foreach (var tile in partial.Where(t => t.Level > 0))
        {
            var hashes = await ReadAsync(tile, cancellation);
            for (var i = 0; i < hashes.Length; i++)
            {
                if (HashAll(await ReadAsync(Below(tile, i), cancellation)) != hashes[i])
                {
                    return tile;
                }
            }
        }

        return partial.FirstOrDefault();
    }

    private static TilePath Below(TilePath tile, int index) =>
        new(tile.Level - 1, (tile.Index * TilePath.FullWidth) + index, TilePath.FullWidth);

    private async ValueTask<TreeHash[]> ReadAsync(TilePath tile, CancellationToken cancellation) =>
        await FindAsync(tile, cancellation) ?? throw new InvalidDataException($"{tile} is gone.");

    private async ValueTask<TreeHash[]?> FindAsync(TilePath tile, CancellationToken cancellation)
    {
        var bytes = await read(tile, cancellation);
        return bytes?.Length == tile.Width * TreeHash.Length
            ? [.. bytes.Chunk(TreeHash.Length).Select(c => TreeHash.FromBytes(c))]
            : null;
    }

    private static TreeHash HashAll(TreeHash[] hashes)
    {
        for (; hashes.Length > 1; )
        {
            hashes = [.. hashes.Chunk(2).Select(pair => TreeHasher.HashChildren(pair[0], pair[1]))];
        }

        return hashes[0];
    }
}

using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tiles;

/// <summary>Reads nodes from tiles, so that whoever has the tiles of a log makes its proofs without asking the log.</summary>
/// <param name="size">Size of the tree whose tiles there are.</param>
/// <param name="read">Reads the bytes of a tile; null where there is none.</param>
public sealed class TileNodeReader(long size, Func<TilePath, CancellationToken, ValueTask<byte[]?>> read) : INodeReader
{
    public async ValueTask<IReadOnlyList<TreeHash>> ReadAsync(
        IReadOnlyList<NodePosition> positions,
        CancellationToken cancellation
    )
    {
        var tiles = new Dictionary<TilePath, TreeHash[]>();
        var hashes = new TreeHash[positions.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            var (tile, first, count) = Find(positions[i]);
            if (!tiles.TryGetValue(tile, out var content))
            {
                tiles[tile] = content = await ReadAsync(tile, cancellation);
            }

            hashes[i] = HashRange(content.AsSpan(first, count));
        }

        return hashes;
    }

    // A node between two levels of tiles is the hash over a run of hashes of the tile below it.
    private (TilePath Tile, int First, int Count) Find(NodePosition node)
    {
        var level = node.Level / TilePath.Height;
        var count = 1 << (node.Level % TilePath.Height);
        var first = node.Index * count;
        var index = first / TilePath.FullWidth;
        var width = Math.Min(TilePath.FullWidth, (size >> (level * TilePath.Height)) - (index * TilePath.FullWidth));
        var offset = (int)(first % TilePath.FullWidth);
        return offset + count <= width
            ? (new(level, index, (int)width), offset, count)
            : throw new InvalidDataException($"A tree of {size} has no node {node.Index} at level {node.Level}.");
    }

    private async ValueTask<TreeHash[]> ReadAsync(TilePath tile, CancellationToken cancellation)
    {
        var bytes = await read(tile, cancellation);
        if (bytes is null || bytes.Length != tile.Width * TreeHash.Length)
        {
            throw new InvalidDataException($"{tile} is missing or has not {tile.Width} hashes.");
        }

        var hashes = new TreeHash[tile.Width];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = TreeHash.FromBytes(bytes.AsSpan(i * TreeHash.Length, TreeHash.Length));
        }

        return hashes;
    }

    private static TreeHash HashRange(ReadOnlySpan<TreeHash> hashes) =>
        hashes.Length == 1
            ? hashes[0]
            : TreeHasher.HashChildren(
                HashRange(hashes[..(hashes.Length / 2)]),
                HashRange(hashes[(hashes.Length / 2)..])
            );
}

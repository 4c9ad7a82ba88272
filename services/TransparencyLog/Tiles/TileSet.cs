using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tiles;

/// <summary>Which tiles a tree has, and what is in them.</summary>
public static class TileSet
{
    /// <summary>
    /// The tiles of hashes that a tree has and a smaller one has not, the leaves first; those of the whole tree where the smaller
    /// size is 0. A partial tile is a tile of its own for each width.
    /// </summary>
    public static IEnumerable<TilePath> FindNew(long oldSize, long newSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        for (var level = 0; newSize >> (level * TilePath.Height) > 0; level++)
        {
            var (from, to) = (oldSize >> (level * TilePath.Height), newSize >> (level * TilePath.Height));
            for (var index = from / TilePath.FullWidth; from < to && index * TilePath.FullWidth < to; index++)
            {
                yield return new(level, index, (int)Math.Min(TilePath.FullWidth, to - (index * TilePath.FullWidth)));
            }
        }
    }

    /// <summary>Builds a tile: 32 bytes for each of its hashes.</summary>
    public static async ValueTask<byte[]> BuildAsync(TilePath tile, INodeReader nodes, CancellationToken cancellation)
    {
        var first = tile.Index * TilePath.FullWidth;
        var positions = new NodePosition[tile.Width];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = new(tile.Level * TilePath.Height, first + i);
        }

        var hashes = await nodes.ReadAsync(positions, cancellation);
        var bytes = new byte[hashes.Count * TreeHash.Length];
        for (var i = 0; i < hashes.Count; i++)
        {
            hashes[i].CopyTo(bytes.AsSpan(i * TreeHash.Length));
        }

        return bytes;
    }
}

namespace Disclosure.TransparencyLog.Trees;

/// <summary>
/// The right edge of a log's tree: its size and the hashes of the complete subtrees that make it up. That is all that appending
/// needs, at most 63 hashes. A value: a transaction that fails goes on from the frontier it began with.
/// </summary>
/// <example>
/// Read <see cref="FindEdge"/> of the stored size from the store, <see cref="Restore"/>, then for each entry
/// <c>frontier = frontier.Append(TreeHasher.HashLeaf(entry), nodes)</c>, and store <c>nodes</c> and the new size with the entry.
/// </example>
public sealed class TreeFrontier
{
    private readonly TreeHash[] _edge;

    private TreeFrontier(long size, TreeHash[] edge) => (Size, _edge) = (size, edge);

    /// <summary>The tree without leaves.</summary>
    public static TreeFrontier Empty { get; } = new(0, []);

    /// <summary>Number of leaves, which is the index of the next one.</summary>
    public long Size { get; }

    /// <summary>The root hash at this size (RFC 6962 section 2.1).</summary>
    public TreeHash Root => Size == 0 ? TreeHasher.EmptyRoot : TreeHasher.Join(_edge);

    /// <summary>Positions of the nodes of the right edge of a tree, the largest first: what a store reads for <see cref="Restore"/>.</summary>
    public static IReadOnlyList<NodePosition> FindEdge(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return [.. new LeafRange(0, size).FindNodes()];
    }

    /// <summary>Continues a stored log.</summary>
    /// <param name="edge">Hashes at <see cref="FindEdge"/> of the size, in that order.</param>
    /// <exception cref="ArgumentException">There are more or fewer hashes than the size has subtrees.</exception>
    public static TreeFrontier Restore(long size, IReadOnlyList<TreeHash> edge)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var expected = long.PopCount(size);
        return edge.Count == expected
            ? new(size, [.. edge])
            : throw new ArgumentException($"A tree of {size} has {expected} hashes at its edge, not {edge.Count}.");
    }

    /// <summary>Appends one leaf at index <see cref="Size"/>.</summary>
    /// <param name="leaf">Hash of the entry, by <see cref="TreeHasher.HashLeaf"/>.</param>
    /// <param name="created">Receives the leaf and each subtree that it completes; two nodes a leaf on average.</param>
    public TreeFrontier Append(TreeHash leaf, ICollection<TreeNode> created)
    {
        var completed = (int)long.TrailingZeroCount(~Size);
        var hash = leaf;
        created.Add(new(new(0, Size), hash));
        for (var level = 1; level <= completed; level++)
        {
            hash = TreeHasher.HashChildren(_edge[^level], hash);
            created.Add(new(new(level, Size >> level), hash));
        }

        var edge = new TreeHash[_edge.Length - completed + 1];
        _edge.AsSpan(0, edge.Length - 1).CopyTo(edge);
        edge[^1] = hash;
        return new(Size + 1, edge);
    }
}

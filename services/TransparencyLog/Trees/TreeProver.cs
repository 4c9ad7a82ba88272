namespace Disclosure.TransparencyLog.Trees;

/// <summary>Makes proofs from stored nodes: one read of at most some 130 hashes a proof, whatever the size of the log.</summary>
public sealed class TreeProver(INodeReader nodes)
{
    /// <summary>The root hash that the tree had at a size.</summary>
    /// <param name="size">From 0 to the size of the log.</param>
    public async ValueTask<TreeHash> FindRootAsync(long size, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return size == 0 ? TreeHasher.EmptyRoot : (await HashAsync([new(0, size)], cancellation))[0];
    }

    /// <summary>Proves that a leaf is in the tree of a size (RFC 6962 section 2.1.1): hashes from the leaf's sibling up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below the size.</exception>
    public ValueTask<IReadOnlyList<TreeHash>> ProveInclusionAsync(long index, long size, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var siblings = new List<LeafRange>();
        for (var range = new LeafRange(0, size); range.Count > 1; )
        {
            var (left, right) = range.Split();
            (range, var sibling) = index < left.End ? (left, right) : (right, left);
            siblings.Add(sibling);
        }

        siblings.Reverse();
        return HashAsync(siblings, cancellation);
    }

    /// <summary>
    /// Proves that the tree of one size is the beginning of the tree of another (RFC 6962 section 2.1.2). Empty where the sizes
    /// are the same or the first is 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The first size is greater than the second.</exception>
    public ValueTask<IReadOnlyList<TreeHash>> ProveConsistencyAsync(
        long oldSize,
        long newSize,
        CancellationToken cancellation
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, newSize);
        var parts = new List<LeafRange>();
        if (oldSize == 0)
        {
            return HashAsync(parts, cancellation);
        }

        var range = new LeafRange(0, newSize);
        while (range.End != oldSize)
        {
            var (left, right) = range.Split();
            (range, var sibling) = oldSize <= left.End ? (left, right) : (right, left);
            parts.Add(sibling);
        }

        // Where the old tree is itself this subtree, its root is known to who verifies.
        if (range.Start > 0)
        {
            parts.Add(range);
        }

        parts.Reverse();
        return HashAsync(parts, cancellation);
    }

    // Reads the nodes of all ranges at once and hashes each range.
    private async ValueTask<IReadOnlyList<TreeHash>> HashAsync(List<LeafRange> ranges, CancellationToken cancellation)
    {
        if (ranges.Count == 0)
        {
            return [];
        }

        var groups = ranges.ConvertAll(r => r.FindNodes().ToArray());
        var read = await nodes.ReadAsync([.. groups.SelectMany(g => g)], cancellation);
        var hashes = read.ToArray();
        var result = new TreeHash[groups.Count];
        for (int i = 0, start = 0; i < groups.Count; start += groups[i].Length, i++)
        {
            result[i] = TreeHasher.Join(hashes.AsSpan(start, groups[i].Length));
        }

        return result;
    }
}

using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Audits;

/// <summary>The tree of the entries as they are now, cut to the checkpoint's size; every complete subtree at hand.</summary>
internal sealed class ComputedTree
{
    private readonly List<TreeHash[]> _levels;

    private ComputedTree(List<TreeHash[]> levels) => _levels = levels;

    /// <summary>Number of leaves.</summary>
    public long Size => _levels[0].Length;

    /// <summary>Root over all leaves.</summary>
    public TreeHash Root => Size == 0 ? TreeHasher.EmptyRoot : Hash(new(0, Size));

    public static ComputedTree Build(List<TreeHash> leaves, long size)
    {
        var levels = new List<TreeHash[]> { leaves.GetRange(0, (int)Math.Min(size, leaves.Count)).ToArray() };
        while (levels[^1].Length > 1)
        {
            var below = levels[^1];
            var level = new TreeHash[below.Length / 2];
            Parallel.For(0, level.Length, i => level[i] = TreeHasher.HashChildren(below[2 * i], below[(2 * i) + 1]));
            levels.Add(level);
        }

        return new(levels);
    }

    /// <summary>The hash over a range of leaves; null where the tree ends before it does.</summary>
    public TreeHash? Find(LeafRange range) => range.End <= Size ? Hash(range) : null;

    private TreeHash Hash(LeafRange range) =>
        TreeHasher.Join([.. range.FindNodes().Select(n => _levels[n.Level][n.Index])]);
}

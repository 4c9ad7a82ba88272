using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tests.Trees;

/// <summary>A log's nodes in memory, as a store would keep them.</summary>
internal sealed class MemoryNodes : INodeReader
{
    private readonly Dictionary<NodePosition, TreeHash> _nodes = [];

    public TreeFrontier Frontier { get; private set; } = TreeFrontier.Empty;

    public TreeHash this[NodePosition position]
    {
        get => _nodes[position];
        set => _nodes[position] = value;
    }

    public int Count => _nodes.Count;

    public static MemoryNodes From(IEnumerable<byte[]> entries)
    {
        var nodes = new MemoryNodes();
        foreach (var entry in entries)
        {
            nodes.Append(TreeHasher.HashLeaf(entry));
        }

        return nodes;
    }

    public void Append(TreeHash leaf)
    {
        var created = new List<TreeNode>();
        Frontier = Frontier.Append(leaf, created);
        foreach (var node in created)
        {
            // Each position is written once: a second write would be a defect of the frontier.
            _nodes.Add(node.Position, node.Hash);
        }
    }

    public ValueTask<IReadOnlyList<TreeHash>> ReadAsync(
        IReadOnlyList<NodePosition> positions,
        CancellationToken cancellation
    ) => new([.. positions.Select(p => _nodes[p])]);
}

namespace Disclosure.TransparencyLog.Trees;

/// <summary>
/// Where a complete subtree lies: it covers the leaves from <c>Index * 2^Level</c> to before <c>(Index + 1) * 2^Level</c>. Its hash
/// never changes once it is complete, so a store writes each position once.
/// </summary>
/// <param name="Level">0 for leaves, at most 62.</param>
/// <param name="Index">Counted from the left within the level, from 0.</param>
public readonly record struct NodePosition(int Level, long Index);

/// <summary>A complete subtree with its hash: one row of a store.</summary>
public readonly record struct TreeNode(NodePosition Position, TreeHash Hash);

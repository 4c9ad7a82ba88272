namespace Disclosure.TransparencyLog.Trees;

/// <summary>Reads the hashes of complete subtrees from wherever a log keeps them: a table, tiles, memory.</summary>
public interface INodeReader
{
    /// <summary>Reads the hashes at the positions, in their order; at most some 130 for a proof.</summary>
    /// <exception cref="InvalidDataException">A position is missing.</exception>
    ValueTask<IReadOnlyList<TreeHash>> ReadAsync(IReadOnlyList<NodePosition> positions, CancellationToken cancellation);
}

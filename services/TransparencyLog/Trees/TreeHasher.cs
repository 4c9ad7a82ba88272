using System.Security.Cryptography;

namespace Disclosure.TransparencyLog.Trees;

/// <summary>
/// Hashes leaves and nodes as RFC 6962 section 2.1 says: a prefix of 0x00 before a leaf and of 0x01 before two nodes, so that no
/// leaf passes for a node.
/// </summary>
public static class TreeHasher
{
    private const int StackBytes = 1024;

    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static TreeHash EmptyRoot { get; } = TreeHash.FromBytes(SHA256.HashData([]));

    /// <summary>The hash of an entry.</summary>
    public static TreeHash HashLeaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> input = entry.Length < StackBytes ? stackalloc byte[StackBytes] : new byte[entry.Length + 1];
        input = input[..(entry.Length + 1)];
        input[0] = 0;
        entry.CopyTo(input[1..]);
        return Hash(input);
    }

    /// <summary>The hash of a node from those of its left and right child.</summary>
    public static TreeHash HashChildren(in TreeHash left, in TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * TreeHash.Length)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + TreeHash.Length)..]);
        return Hash(input);
    }

    /// <summary>Joins complete subtrees that lie side by side, the largest first, into the hash of the whole range.</summary>
    /// <param name="parts">At least one.</param>
    internal static TreeHash Join(ReadOnlySpan<TreeHash> parts)
    {
        var hash = parts[^1];
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            hash = HashChildren(parts[i], hash);
        }

        return hash;
    }

    private static TreeHash Hash(ReadOnlySpan<byte> input)
    {
        Span<byte> digest = stackalloc byte[TreeHash.Length];
        SHA256.HashData(input, digest);
        return TreeHash.FromBytes(digest);
    }
}

using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tests.Trees;

/// <summary>The definitions of RFC 6962 section 2.1 taken word for word, slow and independent of stored nodes.</summary>
internal static class ReferenceTree
{
    /// <summary>MTH(D[n]).</summary>
    public static TreeHash Root(ReadOnlySpan<TreeHash> leaves) =>
        leaves.Length switch
        {
            0 => TreeHasher.EmptyRoot,
            1 => leaves[0],
            var n => TreeHasher.HashChildren(Root(leaves[..Split(n)]), Root(leaves[Split(n)..])),
        };

    /// <summary>PATH(m, D[n]).</summary>
    public static TreeHash[] Path(int m, ReadOnlySpan<TreeHash> leaves)
    {
        if (leaves.Length <= 1)
        {
            return [];
        }

        var k = Split(leaves.Length);
        return m < k ? [.. Path(m, leaves[..k]), Root(leaves[k..])] : [.. Path(m - k, leaves[k..]), Root(leaves[..k])];
    }

    /// <summary>PROOF(m, D[n]).</summary>
    public static TreeHash[] Proof(int m, ReadOnlySpan<TreeHash> leaves) => Subproof(m, leaves, known: true);

    private static TreeHash[] Subproof(int m, ReadOnlySpan<TreeHash> leaves, bool known)
    {
        if (m == leaves.Length)
        {
            return known ? [] : [Root(leaves)];
        }

        var k = Split(leaves.Length);
        return m <= k
            ? [.. Subproof(m, leaves[..k], known), Root(leaves[k..])]
            : [.. Subproof(m - k, leaves[k..], known: false), Root(leaves[..k])];
    }

    // The largest power of two below n.
    private static int Split(int n)
    {
        var k = 1;
        while (k * 2 < n)
        {
            k *= 2;
        }

        return k;
    }
}

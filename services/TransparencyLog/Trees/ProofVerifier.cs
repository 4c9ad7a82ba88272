namespace Disclosure.TransparencyLog.Trees;

/// <summary>
/// Verifies proofs as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say (the trees are those of RFC 6962). Nothing is read and nothing
/// thrown: a proof holds or it does not.
/// </summary>
public static class ProofVerifier
{
    /// <summary>Whether the proof shows that a leaf is at an index of the tree with this size and root.</summary>
    public static bool VerifyInclusion(
        TreeHash leaf,
        long index,
        long size,
        IReadOnlyList<TreeHash> proof,
        TreeHash root
    )
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (position, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((position & 1) == 1 || position == last)
            {
                hash = TreeHasher.HashChildren(sibling, hash);
                // A right edge without a sibling at this level takes part higher up.
                while ((position & 1) == 0 && position != 0)
                {
                    (position, last) = (position >> 1, last >> 1);
                }
            }
            else
            {
                hash = TreeHasher.HashChildren(hash, sibling);
            }

            (position, last) = (position >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the proof shows that the old tree is the beginning of the new one, entry by entry.</summary>
    public static bool VerifyConsistency(
        long oldSize,
        TreeHash oldRoot,
        long newSize,
        TreeHash newRoot,
        IReadOnlyList<TreeHash> proof
    )
    {
        if (oldSize < 0 || oldSize > newSize)
        {
            return false;
        }

        // Every tree begins with the empty one; a tree is its own beginning.
        if (oldSize == 0 || oldSize == newSize)
        {
            return proof.Count == 0 && (oldSize == 0 ? oldRoot == TreeHasher.EmptyRoot : oldRoot == newRoot);
        }

        // A complete old tree is a node of the new one: the proof leaves it out.
        var complete = long.IsPow2(oldSize);
        if (proof.Count == 0)
        {
            return false;
        }

        var (position, last) = (oldSize - 1, newSize - 1);
        while ((position & 1) == 1)
        {
            (position, last) = (position >> 1, last >> 1);
        }

        var (before, after) = complete ? (oldRoot, oldRoot) : (proof[0], proof[0]);
        foreach (var sibling in complete ? proof : proof.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((position & 1) == 1 || position == last)
            {
                before = TreeHasher.HashChildren(sibling, before);
                after = TreeHasher.HashChildren(sibling, after);
                while ((position & 1) == 0 && position != 0)
                {
                    (position, last) = (position >> 1, last >> 1);
                }
            }
            else
            {
                after = TreeHasher.HashChildren(after, sibling);
            }

            (position, last) = (position >> 1, last >> 1);
        }

        return last == 0 && before == oldRoot && after == newRoot;
    }
}

using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tests.Trees;

/// <summary>Frontier, prover and verifier against the definitions of the RFC, for every size up to 68.</summary>
public sealed class TreeProofTests
{
    private const int Size = 68;

    private static readonly TreeHash[] s_leaves =
    [
        .. Enumerable.Range(0, Size).Select(i => TreeHasher.HashLeaf(BitConverter.GetBytes(i))),
    ];

    [Fact]
    public void Frontier_has_the_root_of_every_size_and_restores_from_stored_nodes()
    {
        var nodes = new MemoryNodes();
        for (var size = 0; size <= Size; size++)
        {
            var frontier = nodes.Frontier;
            Assert.Equal(size, frontier.Size);
            Assert.Equal(ReferenceTree.Root(s_leaves.AsSpan(0, size)), frontier.Root);
            var restored = TreeFrontier.Restore(size, [.. TreeFrontier.FindEdge(size).Select(p => nodes[p])]);
            Assert.Equal(frontier.Root, restored.Root);
            if (size < Size)
            {
                nodes.Append(s_leaves[size]);
                Assert.Equal(nodes.Frontier.Root, restored.Append(s_leaves[size], []).Root);
                // The frontier that a failed transaction goes back to.
                Assert.Equal(size, frontier.Size);
            }
        }

        Assert.True(nodes.Count < 2 * Size);
    }

    [Fact]
    public async Task Every_inclusion_proof_is_the_path_of_the_rfc_and_holds_for_its_leaf_alone()
    {
        var prover = new TreeProver(BuildNodes());
        for (var size = 1; size <= Size; size++)
        {
            var root = await prover.FindRootAsync(size, default);
            for (var index = 0; index < size; index++)
            {
                var proof = await prover.ProveInclusionAsync(index, size, default);
                Assert.Equal(ReferenceTree.Path(index, s_leaves.AsSpan(0, size)), proof);
                Assert.True(ProofVerifier.VerifyInclusion(s_leaves[index], index, size, proof, root));
                Assert.False(ProofVerifier.VerifyInclusion(s_leaves[(index + 1) % Size], index, size, proof, root));
                Assert.False(ProofVerifier.VerifyInclusion(s_leaves[index], index, size, [.. proof, root], root));
            }
        }
    }

    [Fact]
    public async Task Every_consistency_proof_is_the_proof_of_the_rfc_and_holds_for_its_roots_alone()
    {
        var prover = new TreeProver(BuildNodes());
        for (var newSize = 1; newSize <= Size; newSize++)
        {
            var newRoot = ReferenceTree.Root(s_leaves.AsSpan(0, newSize));
            for (var oldSize = 1; oldSize <= newSize; oldSize++)
            {
                var oldRoot = ReferenceTree.Root(s_leaves.AsSpan(0, oldSize));
                var proof = await prover.ProveConsistencyAsync(oldSize, newSize, default);
                Assert.Equal(ReferenceTree.Proof(oldSize, s_leaves.AsSpan(0, newSize)), proof);
                Assert.True(ProofVerifier.VerifyConsistency(oldSize, oldRoot, newSize, newRoot, proof));
                Assert.False(ProofVerifier.VerifyConsistency(oldSize, s_leaves[^1], newSize, newRoot, proof));
                Assert.False(ProofVerifier.VerifyConsistency(oldSize, oldRoot, newSize, s_leaves[^1], proof));
                Assert.False(ProofVerifier.VerifyConsistency(oldSize, oldRoot, newSize, newRoot, [.. proof, oldRoot]));
            }
        }
    }

    [Fact]
    public async Task Sizes_and_indexes_out_of_range_are_refused()
    {
        var prover = new TreeProver(BuildNodes());
        foreach (var (index, size) in new[] { (-1L, 5L), (5L, 5L), (0L, 0L) })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
                await prover.ProveInclusionAsync(index, size, default)
            );
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await prover.ProveConsistencyAsync(6, 5, default)
        );
        Assert.Empty(await prover.ProveConsistencyAsync(0, 5, default));
        Assert.Throws<ArgumentException>(() => TreeFrontier.Restore(5, [s_leaves[0]]));
    }

    private static MemoryNodes BuildNodes()
    {
        var nodes = new MemoryNodes();
        foreach (var leaf in s_leaves)
        {
            nodes.Append(leaf);
        }

        return nodes;
    }
}

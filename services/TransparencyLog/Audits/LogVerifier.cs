using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Audits;

/// <summary>
/// Verifies all entries of a log against a signed checkpoint and names the first that is wrong. That they are wrong shows from
/// entries and checkpoint alone; which one is wrong shows from the stored hashes, each of which the checkpoint's root vouches for.
/// </summary>
/// <param name="stored">The log's stored nodes; trusted only as far as they lead up to the root.</param>
public sealed class LogVerifier(INodeReader stored)
{
    private const int ReadBatch = 1024;
    private const int HashBatch = 4096;

    /// <summary>Null where every entry is as the checkpoint says and there is none beside.</summary>
    /// <param name="entries">All entries in order; the bytes of one stay as they are while the next 4,096 are read. A log that went on after the checkpoint is cut to its size by the caller.</param>
    /// <param name="checkpoint">One whose signatures were verified.</param>
    public async Task<LogDefect?> FindDefectAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> entries,
        Checkpoint checkpoint,
        CancellationToken cancellation
    )
    {
        var leaves = await HashAsync(entries, cancellation);
        var tree = ComputedTree.Build(leaves, checkpoint.Size);
        if (leaves.Count == checkpoint.Size && tree.Root == checkpoint.Root)
        {
            return null;
        }

        var first = await new DivergenceSearch(tree, stored).FindAsync(checkpoint, cancellation);
        return first switch
        {
            null => new(DefectKind.Added, checkpoint.Size),
            { Count: > 1 } range => new(DefectKind.HashesChanged, range.Start, range.Count),
            { Start: var index } when index == leaves.Count => new(DefectKind.CutOff, index),
            { Start: var index } => new(await ClassifyAsync(index, leaves, checkpoint.Size, cancellation), index),
        };
    }

    // Batches spread over the cores: hashing is what takes the time.
    private static async Task<List<TreeHash>> HashAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> entries,
        CancellationToken cancellation
    )
    {
        var leaves = new List<TreeHash>();
        await foreach (var batch in entries.Chunk(HashBatch).WithCancellation(cancellation))
        {
            var hashes = new TreeHash[batch.Length];
            Parallel.For(0, batch.Length, i => hashes[i] = TreeHasher.HashLeaf(batch[i].Span));
            leaves.AddRange(hashes);
        }

        return leaves;
    }

    // What stands at the index instead, and where its own entry went, tell what happened.
    private async Task<DefectKind> ClassifyAsync(
        long index,
        List<TreeHash> leaves,
        long size,
        CancellationToken cancellation
    )
    {
        var standing = leaves[(int)index];
        var rest = await ReadLeavesAsync(index, size, cancellation);
        var isOfLog = rest.Contains(standing);
        if (!leaves.Skip((int)index).Contains(rest[0]))
        {
            return isOfLog && leaves.Count < size ? DefectKind.Deleted
                : isOfLog ? DefectKind.Moved
                : DefectKind.Changed;
        }

        return isOfLog ? DefectKind.Moved : DefectKind.Added;
    }

    private async Task<List<TreeHash>> ReadLeavesAsync(long start, long end, CancellationToken cancellation)
    {
        var hashes = new List<TreeHash>();
        while (start < end)
        {
            var count = (int)Math.Min(ReadBatch, end - start);
            var positions = new NodePosition[count];
            for (var i = 0; i < count; i++)
            {
                positions[i] = new(0, start + i);
            }

            hashes.AddRange(await stored.ReadAsync(positions, cancellation));
            start += count;
        }

        return hashes;
    }
}

using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Audits;

/// <summary>Walks from the signed root down to the first leaf that differs; every hash on the way is proved by the one above.</summary>
internal sealed class DivergenceSearch(ComputedTree computed, INodeReader stored)
{
    /// <summary>
    /// The first leaf that is not as signed; null where all are. More than one leaf where the stored hashes of a range do not lead
    /// up to what is signed.
    /// </summary>
    public async Task<LeafRange?> FindAsync(Checkpoint checkpoint, CancellationToken cancellation)
    {
        var range = new LeafRange(0, checkpoint.Size);
        var signed = checkpoint.Root;
        if (range.Count == 0 || computed.Find(range) == signed)
        {
            return null;
        }

        while (range.Count > 1)
        {
            var (left, right) = range.Split();
            var storedLeft = await ReadAsync(left, cancellation);
            var storedRight = await ReadAsync(right, cancellation);
            var computedLeft = computed.Find(left);
            if (computedLeft is { } whole && TreeHasher.HashChildren(whole, storedRight) == signed)
            {
                // The left half is as signed, whatever the store says of it.
                (range, signed) = (right, storedRight);
            }
            else if (TreeHasher.HashChildren(storedLeft, storedRight) == signed)
            {
                // Both stored hashes are proved, and the left half differs from them.
                (range, signed) = (left, storedLeft);
            }
            else if (computed.Find(right) is { } rest && TreeHasher.HashChildren(storedLeft, rest) == signed)
            {
                (range, signed) = (left, storedLeft);
            }
            else
            {
                break;
            }
        }

        return range;
    }

    private async Task<TreeHash> ReadAsync(LeafRange range, CancellationToken cancellation) =>
        TreeHasher.Join([.. await stored.ReadAsync([.. range.FindNodes()], cancellation)]);
}

using Disclosure.Filing.Domain.Log;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Makes proofs that entries are in the log; each carries its entry, so that a verifier needs nothing else.</summary>
internal sealed class ReceiptFactory(ILogStore log)
{
    private static readonly LogFilter s_all = new(null, false, "", null);

    /// <summary>The proof of an entry under a checkpoint.</summary>
    /// <param name="checkpoint">A head that this process signed; of a size above the index.</param>
    public async Task<string> CreateAsync(long index, SignedNote checkpoint, CancellationToken cancellation)
    {
        if (!Checkpoint.TryParse(checkpoint.Text, out var head))
        {
            throw new ArgumentException("The note is no checkpoint.", nameof(checkpoint));
        }

        // The entry exists: the caller read its index from a row that was written with it.
        var entries = await log.ListAsync(s_all, index, index + 1, 1, cancellation);
        var path = await new TreeProver(log).ProveInclusionAsync(index, head.Size, cancellation);
        return new LogProof(entries.Single().Entry, index, path, checkpoint).ToString();
    }
}

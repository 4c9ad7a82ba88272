using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Witnesses;

/// <summary>
/// Cosigns checkpoints of known logs, each consistent with the one before (c2sp.org/tlog-witness). A log that shows one tree to
/// some and another to others gets the cosignature for one of them alone.
/// </summary>
/// <param name="signer">A key of type <see cref="NoteKeyType.Cosignature"/>.</param>
/// <param name="logs">Logs that it witnesses.</param>
public sealed class Witness(
    NoteSigner signer,
    IReadOnlyCollection<LogPolicy> logs,
    IWitnessStore store,
    TimeProvider clock
)
{
    private static readonly WitnessAnswer s_badRequest = new(400, "");
    private static readonly WitnessAnswer s_forbidden = new(403, "");
    private static readonly WitnessAnswer s_unknownLog = new(404, "");
    private static readonly WitnessAnswer s_inconsistent = new(422, "");

    /// <summary>What its cosignatures are verified with.</summary>
    public NoteKey Key => signer.VerifierKey;

    /// <summary>Judges a request; remembers the checkpoint before it answers with the cosignature.</summary>
    public async Task<WitnessAnswer> AddCheckpointAsync(string body, CancellationToken cancellation)
    {
        if (
            !AddCheckpointRequest.TryParse(body, out var request)
            || !Checkpoint.TryParse(request.Note.Text, out var stated)
        )
        {
            return s_badRequest;
        }

        if (logs.FirstOrDefault(l => l.Origin == stated.Origin) is not { } log)
        {
            return s_unknownLog;
        }

        if (!log.TryAccept(request.Note, out var next))
        {
            return s_forbidden;
        }

        if (request.OldSize > next.Size)
        {
            return s_badRequest;
        }

        var newest = await store.FindAsync(next.Origin, cancellation);
        if (request.OldSize != (newest?.Size ?? 0))
        {
            return Conflict(newest);
        }

        if (!IsConsistent(newest, next, request.Proof))
        {
            return s_inconsistent;
        }

        return await store.TryReplaceAsync(newest, next, cancellation)
            ? new(200, signer.Sign(request.Note.Text, clock.GetUtcNow()).ToString())
            : Conflict(await store.FindAsync(next.Origin, cancellation));
    }

    private static bool IsConsistent(Checkpoint? newest, Checkpoint next, IReadOnlyList<TreeHash> proof) =>
        (next.Size > 0 || next.Root == TreeHasher.EmptyRoot)
        && ProofVerifier.VerifyConsistency(
            newest?.Size ?? 0,
            newest?.Root ?? TreeHasher.EmptyRoot,
            next.Size,
            next.Root,
            proof
        );

    private static WitnessAnswer Conflict(Checkpoint? newest) => new(409, $"{newest?.Size ?? 0}\n");
}

using Disclosure.Filing.Domain.Log;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;
using Disclosure.TransparencyLog.Witnesses;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>
/// Collects cosignatures for a signed head. A witness that is away or refuses is left out and logged: what is published is not held up by
/// others, and how many cosignatures it takes is for those to say who verify.
/// </summary>
internal sealed partial class CheckpointCosigner(
    IEnumerable<ICheckpointWitness> witnesses,
    ILogStore log,
    ILogger<CheckpointCosigner> logger
)
{
    // add-checkpoint answers 200 with lines of signatures.
    private const int Cosigned = 200;

    private readonly TreeProver _prover = new(log);

    /// <summary>The note with the cosignatures of all witnesses that gave one.</summary>
    /// <param name="note">A head that this log signed.</param>
    /// <param name="previous">The head that was published before; null: none.</param>
    /// <exception cref="ArgumentException">The note holds no checkpoint.</exception>
    public async Task<SignedNote> CosignAsync(SignedNote note, SignedNote? previous, CancellationToken cancellation)
    {
        if (!Checkpoint.TryParse(note.Text, out var head))
        {
            throw new ArgumentException("The note is no checkpoint.", nameof(note));
        }

        // At once: a slow witness costs its own time-out and not the sum of all.
        var found = await Task.WhenAll(witnesses.Select(w => AskAsync(w, note, head, previous, cancellation)));
        return found.SelectMany(s => s).Aggregate(note, (cosigned, signature) => cosigned.With(signature));
    }

    private async Task<IReadOnlyList<NoteSignature>> AskAsync(
        ICheckpointWitness witness,
        SignedNote note,
        Checkpoint head,
        SignedNote? previous,
        CancellationToken cancellation
    )
    {
        try
        {
            // What it knows is guessed from what was published: one request instead of two in nearly every case.
            var known = FindKnownSize(witness, previous);
            var answer = await SendAsync(witness, known, note, head, cancellation);
            // It has seen another size than the last one published: says which, and is given the proof from there.
            // 409 with the size that it knows (c2sp.org/tlog-witness). Asked again once: a second conflict is left to the next checkpoint.
            if (answer.TryReadConflict(out var size) && size <= head.Size && size != known)
            {
                answer = await SendAsync(witness, size, note, head, cancellation);
            }

            // An answer is taken only with a signature that verifies by the witness's key: lines of others are dropped by TryRead.
            if (answer.Status == Cosigned && TryRead(witness, note, answer.Body, out var signatures))
            {
                return signatures;
            }

            LogRefused(logger, witness.Key.Name, answer.Status, head.Size);
        }
        catch (IOException away)
        {
            LogAway(logger, witness.Key.Name, away.Message);
        }

        return [];
    }

    private async Task<WitnessAnswer> SendAsync(
        ICheckpointWitness witness,
        long known,
        SignedNote note,
        Checkpoint head,
        CancellationToken cancellation
    )
    {
        // From size 0 the proof is empty: any head continues the empty log.
        var proof = await _prover.ProveConsistencyAsync(known, head.Size, cancellation);
        return await witness.AddCheckpointAsync(new(known, proof, note), cancellation);
    }

    // What it cosigned last is what was published with its cosignature, unless that publication was cut off.
    // Where it is cut off, the conflict that follows names the size.
    private static long FindKnownSize(ICheckpointWitness witness, SignedNote? previous) =>
        previous is not null
        && previous.TryVerify([witness.Key], out _)
        && Checkpoint.TryParse(previous.Text, out var head)
            ? head.Size
            : 0;

    private static bool TryRead(
        ICheckpointWitness witness,
        SignedNote note,
        string lines,
        out IReadOnlyList<NoteSignature> signatures
    )
    {
        signatures = [];
        // The witness answers with signature lines alone; the text is the one that it was sent.
        return SignedNote.TryParse($"{note.Text}\n{lines}", out var cosigned)
            && cosigned.TryVerify([witness.Key], out signatures);
    }

    // An error: a witness that refuses a head of this log has seen another history, or does not know the log's key.
    [LoggerMessage(44, LogLevel.Error, "Witness {Witness} answers {Status} to the log's head of {Size} entries.")]
    private static partial void LogRefused(ILogger logger, string witness, int status, long size);

    // A warning: the next checkpoint asks again.
    [LoggerMessage(45, LogLevel.Warning, "Witness {Witness} does not answer: {Reason}")]
    private static partial void LogAway(ILogger logger, string witness, string reason);
}

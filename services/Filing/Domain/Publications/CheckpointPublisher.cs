using Disclosure.Filing.Domain.Log;
using Disclosure.PublicTree;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Signs heads of the log into the public tree, each one a continuation of the one before.</summary>
internal sealed class CheckpointPublisher(
    ILogStore log,
    PublicTreeReader reader,
    PublicTreeWriter writer,
    PublicationSigner signer,
    CheckpointCosigner cosigner,
    TimeProvider clock
)
{
    private readonly TreeProver _prover = new(log);

    /// <summary>The newest head of the log, signed and with its tiles in the tree.</summary>
    /// <exception cref="InvalidDataException">
    /// The log is not a continuation of what was signed: it was restored from an old copy, or rewritten. Nothing is signed.
    /// </exception>
    /// <remarks>The head that is published comes first: an append in between only makes the log longer.</remarks>
    public async Task<SignedNote> PublishAsync(CancellationToken cancellation)
    {
        var published = await FindPublishedAsync(cancellation);
        var head = await log.FindHeadAsync(cancellation);
        await RequireContinuationAsync(published, head.Size, cancellation);
        // Nothing is signed twice: a second signature of one size would have another time and no more meaning.
        if (published is not null && published.Value.Head.Size == head.Size)
        {
            return published.Value.Note;
        }

        var root = await _prover.FindRootAsync(head.Size, cancellation);
        var signed = signer.SignHead(head.Size, root, clock.GetUtcNow());
        // Witnesses before the tree: what is public has its cosignatures with it.
        var note = await cosigner.CosignAsync(signed, published?.Note, cancellation);
        await writer.PutCheckpointAsync(published?.Head.Size ?? 0, note, log, cancellation);
        return note;
    }

    private async Task RequireContinuationAsync(
        (SignedNote Note, Checkpoint Head)? published,
        long size,
        CancellationToken cancellation
    )
    {
        if (published is not { } before)
        {
            return;
        }

        // The root of the earlier size is computed from the log's own nodes: a log that was rewritten gives another.
        if (before.Head.Size > size || await _prover.FindRootAsync(before.Head.Size, cancellation) != before.Head.Root)
        {
            throw new InvalidDataException(
                $"The log has {size} entries and does not continue its published head of {before.Head.Size}."
            );
        }
    }

    // A checkpoint of another key or origin is another log's: it is replaced from the start, and its tiles with it.
    private async Task<(SignedNote Note, Checkpoint Head)?> FindPublishedAsync(CancellationToken cancellation) =>
        await reader.FindCheckpointAsync(cancellation) is { } note
        // The note must be signed by this log's key: a tree that was copied from elsewhere is not believed.
        && new LogPolicy(signer.LogKey.Name, [signer.LogKey]).TryAccept(note, out var head)
            ? (note, head)
            : null;
}

using System.Diagnostics.CodeAnalysis;

namespace Disclosure.TransparencyLog.Notes;

/// <summary>Which checkpoints a verifier takes for a log's: it gets this out of band, never from what it verifies.</summary>
/// <param name="Origin">The log's identity.</param>
/// <param name="LogKeys">Keys of the log; one of them must have signed.</param>
public sealed record LogPolicy(string Origin, IReadOnlyCollection<NoteKey> LogKeys)
{
    /// <summary>Keys of witnesses that are known.</summary>
    public IReadOnlyCollection<NoteKey> Witnesses { get; init; } = [];

    /// <summary>How many different witnesses must have cosigned; 0: the log's word is enough.</summary>
    public int Quorum { get; init; }

    /// <summary>Whether a note is a checkpoint of the log, signed by it and by enough witnesses.</summary>
    public bool TryAccept(SignedNote note, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        return note.TryVerify(LogKeys, out _)
            && CountWitnesses(note) >= Quorum
            && Checkpoint.TryParse(note.Text, out checkpoint)
            && checkpoint.Origin == Origin;
    }

    private int CountWitnesses(SignedNote note) =>
        Quorum == 0 || !note.TryVerify(Witnesses, out var cosigned)
            ? 0
            : cosigned.DistinctBy(s => (s.Name, s.KeyId)).Count();
}

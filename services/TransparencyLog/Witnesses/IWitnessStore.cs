using Disclosure.TransparencyLog.Notes;

namespace Disclosure.TransparencyLog.Witnesses;

/// <summary>What a witness remembers of each log: the newest checkpoint that it cosigned.</summary>
public interface IWitnessStore
{
    /// <summary>The newest checkpoint of the log; null where it never cosigned one.</summary>
    Task<Checkpoint?> FindAsync(string origin, CancellationToken cancellation);

    /// <summary>
    /// Replaces the newest checkpoint where it is still the expected one, atomically and durably. False where another request was
    /// faster: without this, a slow request could take the witness back to a smaller tree.
    /// </summary>
    Task<bool> TryReplaceAsync(Checkpoint? expected, Checkpoint replacement, CancellationToken cancellation);
}

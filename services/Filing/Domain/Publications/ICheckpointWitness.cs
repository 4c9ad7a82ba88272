using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Witnesses;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Somebody else who cosigns heads of this log, each one a continuation of the one before (c2sp.org/tlog-witness).</summary>
internal interface ICheckpointWitness
{
    /// <summary>What its cosignatures are verified with.</summary>
    NoteKey Key { get; }

    /// <summary>Asks for a cosignature.</summary>
    /// <exception cref="IOException">It does not answer, or with something else than a witness does.</exception>
    Task<WitnessAnswer> AddCheckpointAsync(AddCheckpointRequest request, CancellationToken cancellation);
}

using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Witnesses;

namespace Disclosure.Filing.Domain.Publications;

/// <summary>Somebody else who cosigns heads of this log, each one a continuation of the one before (c2sp.org/tlog-witness).</summary>
/// <remarks>An interface of the domain: who cosigns over which protocol is Publishing's.</remarks>
internal interface ICheckpointWitness
{
    /// <summary>What its cosignatures are verified with.</summary>
    NoteKey Key { get; }

    /// <summary>Asks for a cosignature.</summary>
    /// <param name="request">Size that it knows, proof from there, and the signed head.</param>
    /// <exception cref="IOException">It does not answer, or with something else than a witness does.</exception>
    Task<WitnessAnswer> AddCheckpointAsync(AddCheckpointRequest request, CancellationToken cancellation);
}

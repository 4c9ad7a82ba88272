using System.Diagnostics.CodeAnalysis;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Witnesses;

/// <summary>The body of <c>POST add-checkpoint</c> (c2sp.org/tlog-witness).</summary>
/// <param name="OldSize">Size of the checkpoint that the witness cosigned last, as the log believes.</param>
/// <param name="Proof">Consistency proof from that size; at most 63 hashes.</param>
/// <param name="Note">The signed checkpoint.</param>
public sealed record AddCheckpointRequest(long OldSize, IReadOnlyList<TreeHash> Proof, SignedNote Note)
{
    private const string OldPrefix = "old ";
    private const int MaxProof = 63;

    /// <summary>Parses a body of at most <see cref="SignedNote.MaxLength"/> characters.</summary>
    public static bool TryParse(string body, [NotNullWhen(true)] out AddCheckpointRequest? request)
    {
        request = null;
        var blank = body.IndexOf("\n\n", StringComparison.Ordinal);
        if (
            body.Length > SignedNote.MaxLength
            || blank < 0
            || body[..blank].Split('\n') is not [var old, .. { Length: <= MaxProof } lines]
            || !old.StartsWith(OldPrefix, StringComparison.Ordinal)
            || !LogNumber.TryParse(old[OldPrefix.Length..], out var oldSize)
            || !SignedNote.TryParse(body[(blank + 2)..], out var note)
        )
        {
            return false;
        }

        var proof = new TreeHash[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (!TreeHash.TryParse(lines[i], out proof[i]))
            {
                return false;
            }
        }

        request = new(oldSize, proof, note);
        return true;
    }

    /// <summary>The body that a log sends.</summary>
    public override string ToString() =>
        $"{OldPrefix}{OldSize}\n{string.Concat(Proof.Select(hash => $"{hash}\n"))}\n{Note}";
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Notes;

/// <summary>
/// Proof for offline use that an entry is in a log: its index, the path of hashes and the signed checkpoint, in one text
/// (c2sp.org/tlog-proof, file extension <c>.tlog-proof</c>).
/// </summary>
/// <param name="Extra">Bytes that help to find the entry; not covered by any signature. Null: none.</param>
/// <param name="Index">Index of the entry.</param>
/// <param name="Path">Inclusion proof, from the leaf's sibling up.</param>
/// <param name="Checkpoint">The note with the checkpoint, verbatim.</param>
public sealed record LogProof(byte[]? Extra, long Index, IReadOnlyList<TreeHash> Path, SignedNote Checkpoint)
{
    private const string Header = "c2sp.org/tlog-proof@v1";
    private const string ExtraPrefix = "extra ";
    private const string IndexPrefix = "index ";

    /// <summary>Hashes on the longest path there can be.</summary>
    private const int MaxPath = 63;

    /// <summary>Parses a proof of at most <see cref="SignedNote.MaxLength"/> characters.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LogProof? proof)
    {
        proof = null;
        var blank = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (text.Length > SignedNote.MaxLength || blank < 0)
        {
            return false;
        }

        var lines = new Queue<string>(text[..blank].Split('\n'));
        if (!lines.TryDequeue(out var header) || header != Header || !TryReadExtra(lines, out var extra))
        {
            return false;
        }

        if (
            !lines.TryDequeue(out var line)
            || !line.StartsWith(IndexPrefix, StringComparison.Ordinal)
            || !LogNumber.TryParse(line[IndexPrefix.Length..], out var index)
            || lines.Count > MaxPath
            || !SignedNote.TryParse(text[(blank + 2)..], out var checkpoint)
        )
        {
            return false;
        }

        var path = new List<TreeHash>();
        foreach (var encoded in lines)
        {
            if (!TreeHash.TryParse(encoded, out var hash))
            {
                return false;
            }

            path.Add(hash);
        }

        proof = new(extra, index, path, checkpoint);
        return true;
    }

    /// <summary>Whether the entry is in a log: the policy accepts the checkpoint, and the path leads from the entry to its root.</summary>
    public bool Verify(ReadOnlySpan<byte> entry, LogPolicy policy) =>
        policy.TryAccept(Checkpoint, out var head)
        && ProofVerifier.VerifyInclusion(TreeHasher.HashLeaf(entry), Index, head.Size, Path, head.Root);

    /// <summary>The text of the proof.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Extra is not null)
        {
            text.Append(ExtraPrefix).Append(Convert.ToBase64String(Extra)).Append('\n');
        }

        text.Append(IndexPrefix).Append(Index).Append('\n');
        foreach (var hash in Path)
        {
            text.Append(hash).Append('\n');
        }

        return text.Append('\n').Append(Checkpoint).ToString();
    }

    private static bool TryReadExtra(Queue<string> lines, out byte[]? extra)
    {
        extra = null;
        if (!lines.TryPeek(out var line) || !line.StartsWith(ExtraPrefix, StringComparison.Ordinal))
        {
            return true;
        }

        var encoded = lines.Dequeue()[ExtraPrefix.Length..];
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return false;
        }

        extra = bytes[..length];
        return Convert.ToBase64String(extra) == encoded;
    }
}

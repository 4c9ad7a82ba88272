using System.Diagnostics.CodeAnalysis;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Notes;

/// <summary>The head of a log at a size: the text of a note that the log signs (c2sp.org/tlog-checkpoint).</summary>
/// <param name="Origin">The log's identity, one line, by custom its address without scheme.</param>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root hash of the tree of that size.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>Parses the text of a note. Lines after the third are a log's own and not read.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (
            text.Split('\n') is not [{ Length: > 0 } origin, var size, var root, .. var extensions, ""]
            || !LogNumber.TryParse(size, out var count)
            || !TreeHash.TryParse(root, out var hash)
            || extensions.Contains("")
        )
        {
            return false;
        }

        checkpoint = new(origin, count, hash);
        return true;
    }

    /// <summary>The text to sign.</summary>
    public override string ToString() => $"{Origin}\n{Size}\n{Root}\n";
}

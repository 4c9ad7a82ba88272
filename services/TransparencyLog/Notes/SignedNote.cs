using System.Diagnostics.CodeAnalysis;

namespace Disclosure.TransparencyLog.Notes;

/// <summary>A text with signature lines (c2sp.org/signed-note). The text means nothing before <see cref="TryVerify"/>.</summary>
/// <param name="Text">Ends in a newline; no control character but newlines.</param>
/// <param name="Signatures">In their order; those of unknown keys stay.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>Largest note that is read, in characters.</summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>Most signatures that are read; the specification asks for 16 at least.</summary>
    public const int MaxSignatures = 64;

    /// <summary>Parses a note, its last empty line between text and signatures.</summary>
    public static bool TryParse(string note, [NotNullWhen(true)] out SignedNote? parsed)
    {
        parsed = null;
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (note.Length > MaxLength || end < 0 || note[^1] != '\n' || note.Any(c => c < ' ' && c != '\n'))
        {
            return false;
        }

        var lines = note[(end + 2)..].Split('\n')[..^1];
        var signatures = lines.Length is > 0 and <= MaxSignatures
            ? Array.ConvertAll(lines, NoteSignature.Find)
            : [null];
        if (Array.Exists(signatures, s => s is null))
        {
            return false;
        }

        parsed = new(note[..(end + 1)], [.. signatures.OfType<NoteSignature>()]);
        return true;
    }

    /// <summary>The note with one signature more.</summary>
    public SignedNote With(NoteSignature signature) => this with { Signatures = [.. Signatures, signature] };

    /// <summary>
    /// Verifies the signatures of known keys and ignores others. False where no known key signed, and where a signature under a
    /// known key's name and id is not that key's.
    /// </summary>
    /// <param name="verified">The signatures that hold.</param>
    public bool TryVerify(IReadOnlyCollection<NoteKey> keys, out IReadOnlyList<NoteSignature> verified)
    {
        var found = new List<NoteSignature>();
        verified = found;
        foreach (var signature in Signatures)
        {
            var key = keys.FirstOrDefault(k => k.Id == signature.KeyId && k.Name == signature.Name);
            if (key is null)
            {
                continue;
            }

            if (!NoteSigner.Verify(key, Text, signature.Bytes))
            {
                found.Clear();
                return false;
            }

            found.Add(signature);
        }

        return found.Count > 0;
    }

    /// <summary>The note as it is stored and served.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures)}";
}

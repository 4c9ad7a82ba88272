namespace Disclosure.TransparencyLog.Notes;

/// <summary>What a key of notes signs; the number is the type byte of c2sp.org/signed-note.</summary>
public enum NoteKeyType : byte
{
    /// <summary>Ed25519 over the text of the note.</summary>
    Ed25519 = 0x01,

    /// <summary>A witness's Ed25519 over time and text of a checkpoint (c2sp.org/tlog-cosignature, v1).</summary>
    Cosignature = 0x04,
}

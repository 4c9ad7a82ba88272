using System.Buffers.Binary;

namespace Disclosure.TransparencyLog.Notes;

/// <summary>One signature line of a note: <c>— name base64(id || bytes)</c>.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyId">Id of the key.</param>
/// <param name="Bytes">What the key's type says: 64 bytes of Ed25519, for cosignatures after 8 bytes of time.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Bytes)
{
    /// <summary>Largest signature that is read, in bytes; post-quantum signatures of others' witnesses have nearly 5,000.</summary>
    private const int MaxBytes = 8192;

    private const string Dash = "— ";

    /// <summary>Parses a line without its newline.</summary>
    internal static NoteSignature? Find(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line.Length > MaxBytes * 2)
        {
            return null;
        }

        var parts = line[Dash.Length..].Split(' ');
        if (parts is not [var name, var encoded] || !NoteKey.IsName(name))
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        return
            Convert.TryFromBase64String(encoded, bytes, out var length)
            && length > sizeof(uint)
            && Convert.ToBase64String(bytes.AsSpan(0, length)) == encoded
            ? new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..length])
            : null;
    }

    /// <summary>The line with its newline.</summary>
    public override string ToString()
    {
        var bytes = new byte[sizeof(uint) + Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Bytes.CopyTo(bytes, sizeof(uint));
        return $"{Dash}{Name} {Convert.ToBase64String(bytes)}\n";
    }
}

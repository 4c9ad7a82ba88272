using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disclosure.TransparencyLog.Keys;

namespace Disclosure.TransparencyLog.Notes;

/// <summary>
/// A name with a public key that verifies signatures of notes, written <c>name+id+key</c> (a "vkey" of c2sp.org/signed-note).
/// </summary>
public sealed class NoteKey
{
    private NoteKey(string name, NoteKeyType type, PublicKey key)
    {
        (Name, Type, Key) = (name, type, key);
        Id = BinaryPrimitives.ReadUInt32BigEndian(
            SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)type, .. key.ToEd25519Bytes()])
        );
    }

    /// <summary>Whose key it is, such as <c>log.example.gov.cn</c>: no spaces, no plus.</summary>
    public string Name { get; }

    /// <summary>First four bytes of a hash of name, type and key: finds the key of a signature, proves nothing.</summary>
    public uint Id { get; }

    /// <summary>What it signs.</summary>
    public NoteKeyType Type { get; }

    internal PublicKey Key { get; }

    /// <summary>Creates the key of a signer.</summary>
    /// <exception cref="ArgumentException">The name is empty or has a space, control character or plus.</exception>
    public static NoteKey Create(string name, NoteKeyType type, PublicKey key) =>
        IsName(name) ? new(name, type, key) : throw new ArgumentException($"\"{name}\" cannot name a key.");

    /// <summary>Parses a vkey; its id must be that of its name and key.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out NoteKey? key)
    {
        key = null;
        // The name has no plus, so that the first two divide; base64 may hold more.
        var parts = text?.Split('+', 3) ?? [];
        if (
            parts is not [var name, { Length: 8 } hex, { Length: 44 } encoded]
            || !IsName(name)
            || !uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)
            || !TryDecode(encoded, out var type, out var bytes)
        )
        {
            return false;
        }

        try
        {
            key = new(name, type, PublicKey.FromEd25519Bytes(bytes));
        }
        catch (FormatException)
        {
            return false;
        }

        // One key has one text: upper-case hex or spare bits of base64 are refused.
        key = key.Id == id && key.ToString() == text ? key : null;
        return key is not null;
    }

    /// <summary>The vkey.</summary>
    public override string ToString() =>
        $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Type, .. Key.ToEd25519Bytes()])}";

    /// <summary>Whether a name may stand in a note: not empty, no Unicode space, no control character, no plus.</summary>
    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    private static bool TryDecode(string encoded, out NoteKeyType type, out byte[] key)
    {
        var bytes = new byte[33];
        var decoded = Convert.TryFromBase64String(encoded, bytes, out var length) && length == bytes.Length;
        (type, key) = ((NoteKeyType)bytes[0], bytes[1..]);
        return decoded && Enum.IsDefined(type);
    }
}

using System.Buffers.Binary;
using System.Text;
using Disclosure.TransparencyLog.Keys;

namespace Disclosure.TransparencyLog.Notes;

/// <summary>Signs notes with an Ed25519 key: as the author of a log, or as a witness who cosigns its checkpoints.</summary>
public sealed class NoteSigner
{
    private readonly PrivateKey _key;

    private NoteSigner(PrivateKey key, NoteKey verifier) => (_key, VerifierKey) = (key, verifier);

    /// <summary>What others verify the signatures with.</summary>
    public NoteKey VerifierKey { get; }

    /// <summary>Creates a signer.</summary>
    /// <param name="type">A witness uses a key of its own, never the key of a log.</param>
    public static NoteSigner Create(string name, NoteKeyType type, PrivateKey key) =>
        new(key, NoteKey.Create(name, type, key.PublicKey));

    /// <summary>Signs the text of a note.</summary>
    /// <param name="time">When; part of a cosignature, to the second, and of nothing else.</param>
    public NoteSignature Sign(string text, DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        var signature = _key.Sign(Encoding.UTF8.GetBytes(FindMessage(VerifierKey.Type, text, seconds)));
        return new(VerifierKey.Name, VerifierKey.Id, Concatenate(VerifierKey.Type, seconds, signature));
    }

    /// <summary>Whether the bytes are the key's signature of the text.</summary>
    internal static bool Verify(NoteKey key, string text, byte[] bytes)
    {
        if (key.Type == NoteKeyType.Ed25519)
        {
            return key.Key.Verify(Encoding.UTF8.GetBytes(text), bytes);
        }

        if (bytes.Length <= sizeof(ulong) || FindTime(bytes) is < 0)
        {
            return false;
        }

        var message = FindMessage(key.Type, text, FindTime(bytes));
        return key.Key.Verify(Encoding.UTF8.GetBytes(message), bytes[sizeof(ulong)..]);
    }

    private static long FindTime(byte[] bytes) => BinaryPrimitives.ReadInt64BigEndian(bytes);

    private static string FindMessage(NoteKeyType type, string text, long seconds) =>
        type == NoteKeyType.Cosignature ? $"cosignature/v1\ntime {seconds}\n{text}" : text;

    private static byte[] Concatenate(NoteKeyType type, long seconds, byte[] signature)
    {
        if (type != NoteKeyType.Cosignature)
        {
            return signature;
        }

        var bytes = new byte[sizeof(long) + signature.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seconds);
        signature.CopyTo(bytes, sizeof(long));
        return bytes;
    }
}

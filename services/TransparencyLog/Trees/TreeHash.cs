using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Disclosure.TransparencyLog.Trees;

/// <summary>A SHA-256 hash of the log's tree: 32 bytes, compared by value, written in standard base64.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TreeHash
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    // Four words keep the hash on the stack and make comparing cheap; their order in memory is that of the bytes.
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>Creates a hash from its 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32 bytes.</exception>
    public static TreeHash FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Length
            ? MemoryMarshal.Read<TreeHash>(bytes)
            : throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>Parses standard base64 with padding, the only form that notes and proofs write.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TreeHash hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        hash = default;
        // Base64 of 32 bytes ignores two bits of its last letter: only the canonical letter is taken.
        if (
            text is not { Length: 44 }
            || !Convert.TryFromBase64String(text, bytes, out var written)
            || written != Length
            || Convert.ToBase64String(bytes) != text
        )
        {
            return false;
        }

        hash = FromBytes(bytes);
        return true;
    }

    /// <summary>Copies the 32 bytes to the start of a buffer.</summary>
    public void CopyTo(Span<byte> target) => MemoryMarshal.Write(target, in this);

    /// <summary>The 32 bytes, for storage.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Standard base64, 44 characters.</summary>
    public override string ToString() => Convert.ToBase64String(ToArray());
}

using System.Numerics;

namespace Disclosure.Rendering.Compression;

/// <summary>The symbols of match lengths and distances, with their extra bits (RFC 1951, 3.2.5).</summary>
internal static class DeflateSymbols
{
    /// <summary>The longest match that DEFLATE can express.</summary>
    public const int MaxLength = 258;

    /// <summary>The symbol of a match length, 3 to 258; four symbols share each number of extra bits.</summary>
    public static (int Symbol, int Extra, int ExtraBits) ForLength(int length)
    {
        // The longest match has a symbol of its own without extra bits.
        if (length == MaxLength)
        {
            return (285, 0, 0);
        }

        var value = length - 3;
        // From a length of 11 on, each further bit of the length is one extra bit.
        var extra = value < 8 ? 0 : BitOperations.Log2((uint)value) - 2;
        return (257 + (extra * 4) + (value >> extra), value & ((1 << extra) - 1), extra);
    }

    /// <summary>The symbol of a match distance, 1 to 32,768; two symbols share each number of extra bits.</summary>
    public static (int Symbol, int Extra, int ExtraBits) ForDistance(int distance)
    {
        var value = distance - 1;
        var extra = value < 4 ? 0 : BitOperations.Log2((uint)value) - 1;
        return ((extra * 2) + (value >> extra), value & ((1 << extra) - 1), extra);
    }
}

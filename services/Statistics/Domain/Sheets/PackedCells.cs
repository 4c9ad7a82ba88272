using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>
/// Packs the cells of a sheet into bytes: one mark for each cell, then the digits of the cells that have any, each a zigzag varint. A
/// sheet of zeros takes one byte for each cell.
/// </summary>
/// <remarks>Stored for years: a change of the format needs a new one beside it.</remarks>
internal static class PackedCells
{
    /// <summary>Set in the mark of a number (2 + scale) whose digits follow; the digits of zero do not.</summary>
    /// <remarks>Digits of zero are left out, which makes a sheet of zeros as long as its cells.</remarks>
    public const byte HasDigits = 0x80;

    /// <summary>The marks of eight cells that all hold the count 0.</summary>
    public const ulong EightZeros = 0x0202020202020202;

    /// <summary>Packs one value for each cell.</summary>
    public static byte[] Pack(ReadOnlySpan<CellValue> values)
    {
        // A varint of 64 bits takes at most 10 bytes.
        // Cut to its length at the end: a sheet takes some 300 bytes of the 2,200.
        var bytes = new byte[values.Length + (values.Length * 10)];
        var end = values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            bytes[i] = values[i].Mark;
            if (values[i].Digits != 0)
            {
                bytes[i] |= HasDigits;
                end += Write(bytes.AsSpan(end), values[i].Digits);
            }
        }

        return bytes[..end];
    }

    /// <summary>Reads packed cells.</summary>
    /// <param name="bytes">As <see cref="Pack"/> wrote them for the same edition.</param>
    /// <param name="count">Number of cells.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    public static CellValue[] Unpack(ReadOnlySpan<byte> bytes, int count)
    {
        var values = new CellValue[count];
        var at = count;
        for (var i = 0; i < count; i++)
        {
            var digits = (bytes[i] & HasDigits) == 0 ? 0 : Read(bytes, ref at);
            if (!CellValue.TryUnpack((byte)(bytes[i] & ~HasDigits), digits, out values[i]))
            {
                throw new InvalidDataException($"Cell {i} of a stored sheet is damaged.");
            }
        }

        return values;
    }

    // Zigzag keeps small negative numbers short.
    private static int Write(Span<byte> bytes, long number)
    {
        // 0, -1, 1, -2 become 0, 1, 2, 3 (as in Protocol Buffers).
        var rest = (ulong)((number << 1) ^ (number >> 63));
        var length = 0;
        // Seven bits a byte, the lowest first; the high bit says that more follow.
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes[length++] = (byte)(rest | 0x80);
        }

        bytes[length++] = (byte)rest;
        return length;
    }

    /// <summary>Reads the digits at a position and moves the position past them.</summary>
    public static long Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                // Damaged bytes run off the end and throw: the caller's storage error is about the whole sheet.
                return (long)(number >> 1) ^ -(long)(number & 1);
            }
        }
    }
}

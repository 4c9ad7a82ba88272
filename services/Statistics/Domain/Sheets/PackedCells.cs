using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>
/// The cells of a sheet as bytes: a mark a cell, then the digits of those that have any, each a zigzag varint. A sheet
/// that is all zeros takes a byte a cell.
/// </summary>
internal static class PackedCells
{
    /// <summary>2 + scale marks a number; this bit says that its digits follow, as zero's do not.</summary>
    public const byte HasDigits = 0x80;

    /// <summary>The marks of eight cells that are all the count 0.</summary>
    public const ulong EightZeros = 0x0202020202020202;

    public static byte[] Pack(ReadOnlySpan<CellValue> values)
    {
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

    /// <param name="count">Number of cells.</param>
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

    private static int Write(Span<byte> bytes, long number)
    {
        var rest = (ulong)((number << 1) ^ (number >> 63));
        var length = 0;
        for (; rest >= 0x80; rest >>= 7)
        {
            bytes[length++] = (byte)(rest | 0x80);
        }

        bytes[length++] = (byte)rest;
        return length;
    }

    /// <summary>The digits at a place, which moves past them.</summary>
    public static long Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return (long)(number >> 1) ^ -(long)(number & 1);
            }
        }
    }
}

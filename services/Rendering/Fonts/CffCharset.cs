using System.Buffers.Binary;

namespace Disclosure.Rendering.Fonts;

/// <summary>Which CID each glyph of a CFF font has (Adobe Technical Note 5176).</summary>
internal static class CffCharset
{
    // Operators of a Top DICT (Technical Note 5176, table 9).
    private const int CharsetOperator = 15;
    private const int CharStringsOperator = 17;
    private const int RosOperator = 0x0C00 | 30;

    /// <summary>CIDs by glyph; null where the font is not keyed by CID, and codes are glyphs.</summary>
    /// <remarks>Trusts the font: it reads what HarfBuzz has cut.</remarks>
    public static int[]? Read(ReadOnlySpan<byte> cff)
    {
        // Byte 2 of the header is its size; the Name INDEX follows.
        var names = IndexAt(cff, cff[2]);
        var dictionaries = IndexAt(cff, names.End);
        // One font a file: the first dictionary is the only one.
        var top = ReadDictionary(cff[dictionaries.First..dictionaries.End]);
        // ROS names registry, ordering and supplement; only fonts keyed by CID have it.
        if (!top.ContainsKey(RosOperator))
        {
            return null;
        }

        // An INDEX begins with its count: here the number of glyphs.
        var count = BinaryPrimitives.ReadUInt16BigEndian(cff[top[CharStringsOperator]..]);
        return ReadCharset(cff[top[CharsetOperator]..], count);
    }

    // Formats 0 to 2: single glyphs, or ranges with a count of one or two bytes.
    private static int[] ReadCharset(ReadOnlySpan<byte> charset, int count)
    {
        // Glyph 0 is .notdef and is not listed; its CID is 0.
        var cids = new int[count];
        var format = charset[0];
        var at = 1;
        for (var glyph = 1; glyph < count; )
        {
            var first = BinaryPrimitives.ReadUInt16BigEndian(charset[at..]);
            at += 2;
            var left = 0;
            if (format == 1)
            {
                left = charset[at++];
            }
            else if (format == 2)
            {
                left = BinaryPrimitives.ReadUInt16BigEndian(charset[at..]);
                at += 2;
            }

            // The last range may reach beyond the glyphs that there are.
            for (var i = 0; i <= left && glyph < count; i++)
            {
                cids[glyph++] = first + i;
            }
        }

        return cids;
    }

    // Where the first object of an INDEX begins and where the INDEX ends.
    private static (int First, int End) IndexAt(ReadOnlySpan<byte> cff, int start)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(cff[start..]);
        // An empty INDEX is its count alone.
        if (count == 0)
        {
            return (start + 2, start + 2);
        }

        var size = cff[start + 2];
        // Offsets of an INDEX count from the byte before its data.
        var data = start + 2 + ((count + 1) * size);
        return (data + 1, data + Number(cff.Slice(start + 3 + (count * size), size)));
    }

    // A big-endian number of one to four bytes.
    private static int Number(ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        foreach (var b in bytes)
        {
            number = (number << 8) | b;
        }

        return number;
    }

    // Operators and their first operand; only integers matter here.
    private static Dictionary<int, int> ReadDictionary(ReadOnlySpan<byte> data)
    {
        var entries = new Dictionary<int, int>();
        var operands = new List<int>();
        for (var i = 0; i < data.Length; )
        {
            int b = data[i++];
            switch (b)
            {
                case <= 21:
                    // 12 is an escape: the operator has a second byte.
                    var key = b == 12 ? 0x0C00 | data[i++] : b;
                    entries[key] = operands.Count > 0 ? operands[0] : 0;
                    operands.Clear();
                    break;
                case 28:
                    operands.Add(BinaryPrimitives.ReadInt16BigEndian(data[i..]));
                    i += 2;
                    break;
                case 29:
                    operands.Add(BinaryPrimitives.ReadInt32BigEndian(data[i..]));
                    i += 4;
                    break;
                // 30: a real number in half bytes, ended by 0xF. Its value is of no use here, but it takes its place.
                case 30:
                    while ((data[i++] & 0x0F) != 0x0F) { }

                    operands.Add(0);
                    break;
                case <= 246:
                    operands.Add(b - 139);
                    break;
                case <= 250:
                    operands.Add(((b - 247) * 256) + data[i++] + 108);
                    break;
                default:
                    operands.Add((-(b - 251) * 256) - data[i++] - 108);
                    break;
            }
        }

        return entries;
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Disclosure.Rendering.Compression;

/// <summary>
/// Compression (RFC 1950, 1951) whose output depends on the input alone. The runtime's own compressor is another one in
/// each version and on each processor, and a report must be the same file everywhere.
/// </summary>
internal static class ZlibCompressor
{
    // Shorter matches cost more bits than their literals.
    private const int MinMatch = 4;

    // The farthest distance that DEFLATE can express.
    private const int Window = 32 * 1024;

    // The hash table grows with the data, within these bounds.
    private const int MostHashBits = 15;
    private const int LeastHashBits = 8;

    // A new block starts with codes of its own after this many tokens.
    private const int BlockTokens = 32 * 1024;
    private const int EndOfBlock = 256;

    // Earlier places that are tried for a longer match.
    private const int Chain = 12;

    // Order in which lengths of the code for lengths are written (RFC 1951, 3.2.7).
    private static readonly int[] s_lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>A zlib stream.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        var output = new ArrayBufferWriter<byte>((data.Length / 2) + 64);
        // 0x78: DEFLATE with a window of 32 KB. 0x9C: default level, and the pair is a multiple of 31 (RFC 1950, 2.2).
        output.Write<byte>([0x78, 0x9C]);
        Compress(data, output);
        // Of the uncompressed data, big-endian.
        BinaryPrimitives.WriteUInt32BigEndian(output.GetSpan(4), Adler32.Compute(data));
        output.Advance(4);
        return output.WrittenSpan.ToArray();
    }

    // Tokens: a literal, or a length above 255 with its distance in the upper half.
    private static void Compress(ReadOnlySpan<byte> data, ArrayBufferWriter<byte> output)
    {
        var bits = new BitWriter(output);
        // Small data gets a small table: clearing a large one would cost more than the search.
        var hashBits = Math.Clamp(BitOperations.Log2((uint)data.Length + 1), LeastHashBits, MostHashBits);
        var heads = new int[1 << hashBits];
        // A ring: the index is the position modulo its size, which is a power of two.
        var previous = new int[Math.Min(Window, Math.Max(1, (int)BitOperations.RoundUpToPowerOf2((uint)data.Length)))];
        var tokens = new List<int>(Math.Min(BlockTokens, data.Length) + 1);
        Array.Fill(heads, -1);
        for (var at = 0; at < data.Length; )
        {
            var (length, distance) = Match(data, at, heads, previous);
            // No lazy matching: the first match of each place is taken. It costs a little size and keeps the code short.
            tokens.Add(length == 0 ? data[at] : (distance << 16) | (length + 256));
            // Places inside a match are found later too.
            for (var end = at + Math.Max(1, length); at < end; at++)
            {
                AddToHashChain(data, at, heads, previous);
            }

            if (tokens.Count == BlockTokens)
            {
                WriteBlock(bits, tokens, isLast: false);
                tokens.Clear();
            }
        }

        // Also where no token is left: every stream needs a last block.
        WriteBlock(bits, tokens, isLast: true);
        bits.Flush();
    }

    // A place in the table, whose size is a power of two.
    private static int HashOf(ReadOnlySpan<byte> data, int at, int[] heads) =>
        (int)((BinaryPrimitives.ReadUInt32LittleEndian(data[at..]) * 2654435761u) >> 17) & (heads.Length - 1);

    // Chains of earlier positions with the same hash, newest first.
    private static void AddToHashChain(ReadOnlySpan<byte> data, int at, int[] heads, int[] previous)
    {
        // The last three bytes begin no match: four are hashed.
        if (at + MinMatch <= data.Length)
        {
            ref var head = ref heads[HashOf(data, at, heads)];
            previous[at & (previous.Length - 1)] = head;
            head = at;
        }
    }

    // The longest earlier occurrence of the data at this position; zero length where there is none.
    private static (int Length, int Distance) Match(ReadOnlySpan<byte> data, int at, int[] heads, int[] previous)
    {
        if (at + MinMatch > data.Length)
        {
            return default;
        }

        var (best, distance) = (MinMatch - 1, 0);
        var longest = Math.Min(DeflateSymbols.MaxLength, data.Length - at);
        var candidate = heads[HashOf(data, at, heads)];
        // The window bound also keeps the ring from answering a place that was overwritten.
        for (var tries = 0; tries < Chain && candidate >= 0 && at - candidate < Window; tries++)
        {
            // The byte that would make the match longer is compared first; most candidates fail here.
            if (data[candidate + best] == data[at + best])
            {
                var length = data.Slice(at, longest).CommonPrefixLength(data.Slice(candidate, longest));
                if (length > best)
                {
                    (best, distance) = (length, at - candidate);
                    if (length == longest)
                    {
                        break;
                    }
                }
            }

            var next = previous[candidate & (previous.Length - 1)];
            // Chains only lead back; a place that does not is an old entry of the ring.
            candidate = next < candidate ? next : -1;
        }

        return distance == 0 ? default : (best, distance);
    }

    // A block with dynamic Huffman codes (RFC 1951, 3.2.7): code lengths, tokens, end of block.
    private static void WriteBlock(BitWriter bits, List<int> tokens, bool isLast)
    {
        // 286 literals and lengths, 30 distances: all that DEFLATE has.
        var (literals, distances) = (new int[286], new int[30]);
        literals[EndOfBlock] = 1;
        foreach (var token in tokens)
        {
            if (token < 256)
            {
                literals[token]++;
            }
            else
            {
                literals[DeflateSymbols.ForLength((token & 0xFFFF) - 256).Symbol]++;
                distances[DeflateSymbols.ForDistance(token >> 16).Symbol]++;
            }
        }

        // 15 bits are the most for both codes, 7 below for the code of lengths (RFC 1951, 3.2.7).
        var literal = HuffmanCode.Build(literals, 15);
        var distance = HuffmanCode.Build(distances, 15);
        bits.Write(isLast ? 1 : 0, 1);
        // 2: dynamic codes.
        bits.Write(2, 2);
        WriteCodes(bits, literal.Lengths, distance.Lengths);
        foreach (var token in tokens)
        {
            if (token < 256)
            {
                bits.Write(literal.Codes[token], literal.Lengths[token]);
                continue;
            }

            WriteSymbol(bits, literal, DeflateSymbols.ForLength((token & 0xFFFF) - 256));
            WriteSymbol(bits, distance, DeflateSymbols.ForDistance(token >> 16));
        }

        bits.Write(literal.Codes[EndOfBlock], literal.Lengths[EndOfBlock]);
    }

    // A code and its extra bits.
    private static void WriteSymbol(BitWriter bits, HuffmanCode code, (int Symbol, int Extra, int ExtraBits) symbol)
    {
        bits.Write(code.Codes[symbol.Symbol], code.Lengths[symbol.Symbol]);
        bits.Write(symbol.Extra, symbol.ExtraBits);
    }

    // Lengths of codes one after the other; runs of the same length are counted (RFC 1951, 3.2.7).
    private static void WriteCodes(BitWriter bits, byte[] literals, byte[] distances)
    {
        var runs = new List<(int Symbol, int Extra, int ExtraBits)>();
        // One sequence: runs may go from the literals over into the distances.
        byte[] all = [.. literals, .. distances];
        for (var i = 0; i < all.Length; )
        {
            var run = 1;
            while (i + run < all.Length && all[i + run] == all[i])
            {
                run++;
            }

            i += AddRun(runs, all[i], run);
        }

        var frequencies = new int[19];
        foreach (var run in runs)
        {
            frequencies[run.Symbol]++;
        }

        var code = HuffmanCode.Build(frequencies, 7);
        // All symbols are declared, used or not: these counts are constant.
        bits.Write(literals.Length - 257, 5);
        bits.Write(distances.Length - 1, 5);
        bits.Write(s_lengthOrder.Length - 4, 4);
        foreach (var symbol in s_lengthOrder)
        {
            bits.Write(code.Lengths[symbol], 3);
        }

        foreach (var run in runs)
        {
            WriteSymbol(bits, code, run);
        }
    }

    // The answer is how many lengths that took.
    private static int AddRun(List<(int Symbol, int Extra, int ExtraBits)> runs, byte length, int run)
    {
        // 17 repeats a zero 3 to 10 times, 18 from 11 to 138 times.
        if (length == 0 && run >= 3)
        {
            var zeros = Math.Min(run, 138);
            runs.Add(zeros <= 10 ? (17, zeros - 3, 3) : (18, zeros - 11, 7));
            return zeros;
        }

        // 16 repeats the length before it 3 to 6 times, so that one must be written first.
        runs.Add((length, 0, 0));
        if (run < 4)
        {
            return 1;
        }

        var again = Math.Min(run - 1, 6);
        runs.Add((16, again - 3, 2));
        return again + 1;
    }
}

namespace Disclosure.Rendering.Compression;

/// <summary>A canonical prefix code for symbols of known frequencies (RFC 1951, 3.2.2).</summary>
internal sealed class HuffmanCode
{
    private HuffmanCode(byte[] lengths)
    {
        Lengths = lengths;
        Codes = Assign(lengths);
    }

    /// <summary>Bits of each symbol's code; 0 for one that does not occur.</summary>
    public byte[] Lengths { get; }

    /// <summary>Codes with their first bit lowest, as they are written.</summary>
    public ushort[] Codes { get; }

    /// <summary>A code of at most so many bits.</summary>
    public static HuffmanCode Build(ReadOnlySpan<int> frequencies, int limit)
    {
        // A copy: weights are flattened below, and the caller's counts stay.
        var weights = frequencies.ToArray();
        while (true)
        {
            var lengths = Measure(weights);
            if (lengths.Max() <= limit)
            {
                return new(lengths);
            }

            // Flatter weights give a shallower tree.
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = weights[i] == 0 ? 0 : (weights[i] / 2) + 1;
            }
        }
    }

    // Two queues instead of a heap: sorted leaves, and sums, which are made in rising order.
    // Depths in the tree that joins the two lightest again and again.
    private static byte[] Measure(int[] weights)
    {
        var lengths = new byte[weights.Length];
        // OrderBy is stable, so equal weights keep the order of symbols: the same input gives the same code everywhere.
        var leaves = Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0).OrderBy(i => weights[i]).ToArray();
        // One symbol still needs one bit; none needs no code at all.
        if (leaves.Length < 2)
        {
            foreach (var leaf in leaves)
            {
                lengths[leaf] = 1;
            }

            return lengths;
        }

        var sums = new long[leaves.Length - 1];
        // Leaves first, then sums, each pointing to the sum that it is part of; the last sum is the root.
        var parents = new int[(2 * leaves.Length) - 1];
        var (leafAt, sumAt) = (0, 0);
        for (var made = 0; made < sums.Length; made++)
        {
            for (var side = 0; side < 2; side++)
            {
                // A leaf goes before a sum of the same weight, which keeps the tree shallow.
                var takesLeaf = leafAt < leaves.Length && (sumAt >= made || weights[leaves[leafAt]] <= sums[sumAt]);
                sums[made] += takesLeaf ? weights[leaves[leafAt]] : sums[sumAt];
                parents[takesLeaf ? leafAt++ : leaves.Length + sumAt++] = leaves.Length + made;
            }
        }

        var depths = new int[parents.Length];
        // From the root down: a parent is always behind its children in the array.
        for (var i = parents.Length - 2; i >= 0; i--)
        {
            depths[i] = depths[parents[i]] + 1;
            if (i < leaves.Length)
            {
                lengths[leaves[i]] = (byte)Math.Min(depths[i], byte.MaxValue);
            }
        }

        return lengths;
    }

    // Canonical codes: shorter ones first, then by symbol.
    private static ushort[] Assign(byte[] lengths)
    {
        var counts = new int[256];
        foreach (var length in lengths)
        {
            counts[length] += length == 0 ? 0 : 1;
        }

        var next = new int[256];
        for (var bits = 1; bits < next.Length; bits++)
        {
            // The first code of each length follows from how many shorter ones there are.
            next[bits] = (next[bits - 1] + counts[bits - 1]) << 1;
        }

        var codes = new ushort[lengths.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = lengths[i] == 0 ? (ushort)0 : Reverse(next[lengths[i]]++, lengths[i]);
        }

        return codes;
    }

    // DEFLATE writes Huffman codes with their first bit lowest.
    private static ushort Reverse(int code, int bits)
    {
        var reversed = 0;
        for (var i = 0; i < bits; i++)
        {
            reversed = (reversed << 1) | ((code >> i) & 1);
        }

        return (ushort)reversed;
    }
}

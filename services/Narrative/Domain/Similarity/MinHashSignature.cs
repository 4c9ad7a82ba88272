namespace Disclosure.Narrative.Domain.Similarity;

/// <summary>
/// A text in 512 bytes: of each of 128 permutations of its shingles the least (MinHash). Texts that share a band of four of
/// them are worth comparing (locality-sensitive hashing: half of all pairs of similarity 0.42, nine in ten of 0.52).
/// </summary>
/// <remarks>Similarity by Jaccard; 32 bands of 4 rows make the curve steep where texts begin to be copies.</remarks>
internal sealed class MinHashSignature
{
    /// <summary>How many band keys a text has.</summary>
    public const int Bands = 32;

    private const int Rows = 4;
    private const int Length = Bands * Rows;

    // One permutation each.
    private static readonly ulong[] s_seeds = Seeds();

    // The least hash of each permutation.
    private readonly uint[] _least;

    private MinHashSignature(uint[] least) => _least = least;

    /// <summary>The signature of a set of shingles, the same in every process.</summary>
    /// <remarks>A fixed seed and a fixed hash: signatures are stored and compared for years.</remarks>
    public static MinHashSignature Create(HashSet<ulong> shingles)
    {
        var least = new uint[Length];
        Array.Fill(least, uint.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var i = 0; i < Length; i++)
            {
                // The upper half of a product by an odd number permutes well enough.
                var hash = (uint)(((shingle ^ s_seeds[i]) * 0x9E3779B97F4A7C15UL) >> 32);
                least[i] = Math.Min(least[i], hash);
            }
        }

        return new(least);
    }

    /// <summary>One number a band; a band shared is a reason to compare.</summary>
    public long[] BandKeys()
    {
        var keys = new long[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var key = 0xCBF29CE484222325UL + (ulong)band;
            for (var row = 0; row < Rows; row++)
            {
                key = (key ^ _least[(band * Rows) + row]) * 0x100000001B3UL;
                key ^= key >> 29;
            }

            // Above the bits that a signed 64-bit integer keeps in every store.
            // One bit less, so that the key is not negative.
            keys[band] = (long)(key >> 1);
        }

        return keys;
    }

    // SplitMix64, so that every process has the same.
    private static ulong[] Seeds()
    {
        var seeds = new ulong[Length];
        var state = 0x2545F4914F6CDD1DUL;
        for (var i = 0; i < Length; i++)
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            seeds[i] = z ^ (z >> 31);
        }

        return seeds;
    }
}

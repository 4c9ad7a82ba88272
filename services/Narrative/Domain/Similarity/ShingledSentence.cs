namespace Disclosure.Narrative.Domain.Similarity;

/// <summary>A sentence with the hashes of its shingles.</summary>
internal sealed record ShingledSentence(string Section, string Text, ulong[] Hashes)
{
    /// <summary>The share of this sentence's shingles that are in the set, from 0 to 1.</summary>
    public double ShareIn(HashSet<ulong> shingles) => (double)Hashes.Count(shingles.Contains) / Hashes.Length;
}

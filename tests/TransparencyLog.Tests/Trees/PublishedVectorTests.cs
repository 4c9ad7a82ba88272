using System.Text.Json;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tests.Trees;

/// <summary>The probes of transparency-dev/merkle: 11 proofs that hold, 184 that must be refused.</summary>
public sealed class PublishedVectorTests
{
    [Fact]
    public void Inclusion_probes_are_judged_as_published()
    {
        var probes = Read<InclusionProbe>("inclusion");
        Assert.Equal(98, probes.Length);
        foreach (var p in probes)
        {
            // Hashes of a wrong length are refused where they are read.
            var holds =
                TryHashes([p.Root, p.LeafHash, .. p.Proof ?? []], out var hashes)
                && p is { LeafIdx: <= long.MaxValue, TreeSize: <= long.MaxValue }
                && ProofVerifier.VerifyInclusion(hashes[1], (long)p.LeafIdx, (long)p.TreeSize, hashes[2..], hashes[0]);
            Assert.True(holds != p.WantErr, $"{p.Case}: {p.Desc}");
        }
    }

    [Fact]
    public void Consistency_probes_are_judged_as_published()
    {
        var probes = Read<ConsistencyProbe>("consistency");
        Assert.Equal(97, probes.Length);
        foreach (var p in probes)
        {
            var holds =
                TryHashes([p.Root1, p.Root2, .. p.Proof ?? []], out var hashes)
                && p is { Size1: <= long.MaxValue, Size2: <= long.MaxValue }
                && ProofVerifier.VerifyConsistency((long)p.Size1, hashes[0], (long)p.Size2, hashes[1], hashes[2..]);
            Assert.True(holds != p.WantErr, $"{p.Case}: {p.Desc}");
        }
    }

    private static bool TryHashes(string?[] texts, out TreeHash[] hashes)
    {
        hashes = new TreeHash[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!TreeHash.TryParse(texts[i], out hashes[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static T[] Read<T>(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Vectors", name + ".json");
        return JsonSerializer.Deserialize<T[]>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
    }

    private sealed record InclusionProbe(
        string Case,
        string Desc,
        bool WantErr,
        ulong LeafIdx,
        ulong TreeSize,
        string? Root,
        string? LeafHash,
        string?[]? Proof
    );

    private sealed record ConsistencyProbe(
        string Case,
        string Desc,
        bool WantErr,
        ulong Size1,
        ulong Size2,
        string? Root1,
        string? Root2,
        string?[]? Proof
    );
}

using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Disclosure.TransparencyLog.Audits;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.Benchmarks.TransparencyLog;

/// <summary>Verifying a log of 1,000,000 entries of some 300 bytes, against a bare chain of SHA-256 over the same bytes.</summary>
[MemoryDiagnoser]
public class LogBenchmarks : INodeReader
{
    private const int Count = 1_000_000;

    private readonly List<byte[]> _entries = [];
    private readonly Dictionary<NodePosition, TreeHash> _nodes = [];
    private Checkpoint _head = new("", 0, TreeHasher.EmptyRoot);

    [GlobalSetup]
    public void Append()
    {
        var frontier = TreeFrontier.Empty;
        var created = new List<TreeNode>();
        for (var i = 0; i < Count; i++)
        {
            _entries.Add(Encoding.UTF8.GetBytes($"{{\"index\":{i},\"detail\":\"{new string('x', 280)}\"}}"));
            frontier = frontier.Append(TreeHasher.HashLeaf(_entries[i]), created);
        }

        created.ForEach(node => _nodes.Add(node.Position, node.Hash));
        _head = new("log.example.gov.cn", frontier.Size, frontier.Root);
    }

    [Benchmark(Baseline = true)]
    public byte[] ShaChain()
    {
        var state = new byte[SHA256.HashSizeInBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in _entries)
        {
            hash.AppendData(state);
            hash.AppendData(entry);
            hash.GetHashAndReset(state);
        }

        return state;
    }

    [Benchmark]
    public Task<LogDefect?> Verify() => FindAsync(_entries);

    [Benchmark]
    public Task<LogDefect?> FindDeleted() => FindAsync(_entries.Where((_, i) => i != Count / 3));

    [Benchmark]
    public long AppendAll()
    {
        var frontier = TreeFrontier.Empty;
        var created = new List<TreeNode>();
        foreach (var entry in _entries)
        {
            created.Clear();
            frontier = frontier.Append(TreeHasher.HashLeaf(entry), created);
        }

        return frontier.Size;
    }

    public ValueTask<IReadOnlyList<TreeHash>> ReadAsync(
        IReadOnlyList<NodePosition> positions,
        CancellationToken cancellation
    ) => new([.. positions.Select(p => _nodes[p])]);

    private Task<LogDefect?> FindAsync(IEnumerable<byte[]> entries) =>
        new LogVerifier(this).FindDefectAsync(
            entries.Select(e => (ReadOnlyMemory<byte>)e).ToAsyncEnumerable(),
            _head,
            default
        );
}

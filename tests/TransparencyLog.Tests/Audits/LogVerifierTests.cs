using System.Text;
using Disclosure.TransparencyLog.Audits;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tests.Notes;
using Disclosure.TransparencyLog.Tests.Trees;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tests.Audits;

public sealed class LogVerifierTests
{
    [Fact]
    public async Task A_log_as_signed_has_no_defect()
    {
        for (var size = 0; size < 40; size++)
        {
            var log = new TestLog().Append(size);
            Assert.Null(await FindAsync(log.Nodes, log.Entries, log.Head));
        }
    }

    [Fact]
    public async Task Each_of_10000_random_changes_is_found_at_its_entry()
    {
        var random = new Random(2024);
        var kinds = new Dictionary<DefectKind, int>();
        for (var round = 0; round < 10_000; round++)
        {
            var log = new TestLog().Append(random.Next(1, 80));
            var (entries, expected) = Tamper([.. log.Entries], random);
            var found = await FindAsync(log.Nodes, entries, log.Head);
            Assert.Equal(expected, found);
            kinds[expected.Kind] = kinds.GetValueOrDefault(expected.Kind) + 1;
        }

        Assert.Equal(5, kinds.Count);
        Assert.All(kinds.Values, count => Assert.True(count > 500));
    }

    [Fact]
    public async Task An_entry_whose_stored_hash_was_changed_too_is_found_within_its_pair()
    {
        var log = new TestLog().Append(77);
        for (var index = 0; index < 77; index++)
        {
            byte[][] entries = [.. log.Entries];
            entries[index] = [1];
            var nodes = MemoryNodes.From(log.Entries);
            nodes[new(0, index)] = TreeHasher.HashLeaf(entries[index]);
            var found = await FindAsync(nodes, entries, log.Head);
            // The 77th stands alone at the edge: its hash is a child of the root itself.
            Assert.Equal(DefectKind.HashesChanged, found?.Kind);
            Assert.InRange(index, found!.Index, found.Index + found.Count - 1);
            Assert.True(found.Count <= 2 || index >= 64);
        }
    }

    [Fact]
    public async Task A_history_rewritten_with_all_its_hashes_does_not_pass_for_the_signed_one()
    {
        var signed = new TestLog().Append(50).Head;
        byte[][] entries = [.. Enumerable.Range(0, 50).Select(BitConverter.GetBytes)];
        var found = await FindAsync(MemoryNodes.From(entries), entries, signed);
        Assert.Equal(new LogDefect(DefectKind.HashesChanged, 0, 50), found);
    }

    private static (List<byte[]> Entries, LogDefect Expected) Tamper(List<byte[]> entries, Random random)
    {
        var index = random.Next(entries.Count);
        var strange = Encoding.UTF8.GetBytes($"strange {random.Next()}");
        switch (random.Next(5))
        {
            case 0:
                entries[index] = strange;
                return (entries, new(DefectKind.Changed, index));
            case 1:
                entries.RemoveAt(index);
                return (entries, new(index == entries.Count ? DefectKind.CutOff : DefectKind.Deleted, index));
            case 2:
                entries.RemoveRange(index, entries.Count - index);
                return (entries, new(DefectKind.CutOff, index));
            case 3:
                index = random.Next(entries.Count + 1);
                entries.Insert(index, strange);
                return (entries, new(DefectKind.Added, index));
            default:
                var to = random.Next(entries.Count);
                var moved = entries[index];
                entries.RemoveAt(index);
                entries.Insert(to, moved);
                return index == to
                    ? (Replace(entries, index, strange), new(DefectKind.Changed, index))
                    : (entries, new(DefectKind.Moved, Math.Min(index, to)));
        }
    }

    private static List<byte[]> Replace(List<byte[]> entries, int index, byte[] entry)
    {
        entries[index] = entry;
        return entries;
    }

    private static Task<LogDefect?> FindAsync(INodeReader nodes, IEnumerable<byte[]> entries, Checkpoint checkpoint) =>
        new LogVerifier(nodes).FindDefectAsync(
            entries.Select(e => (ReadOnlyMemory<byte>)e).ToAsyncEnumerable(),
            checkpoint,
            default
        );
}

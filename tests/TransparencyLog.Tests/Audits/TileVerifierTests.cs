using Disclosure.TransparencyLog.Audits;
using Disclosure.TransparencyLog.Notes;
using Disclosure.TransparencyLog.Tests.Notes;
using Disclosure.TransparencyLog.Tests.Trees;
using Disclosure.TransparencyLog.Tiles;

namespace Disclosure.TransparencyLog.Tests.Audits;

public sealed class TileVerifierTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(256), InlineData(700), InlineData(65_536), InlineData(66_300)]
    public async Task Tiles_as_signed_have_no_defect_and_each_that_was_changed_or_lost_is_named(int size)
    {
        var (files, head) = await BuildAsync(size);
        Assert.Null(await FindAsync(files, head));
        var random = new Random(size);
        foreach (var tile in Sample(files, random))
        {
            var kept = files[tile];
            files.Remove(tile);
            Assert.Equal(tile, await FindAsync(files, head));
            files[tile] = [.. kept];
            files[tile][random.Next(kept.Length)] ^= 1;
            Assert.Equal(tile, await FindAsync(files, head));
            files[tile] = kept;
        }
    }

    [Fact]
    public async Task Tiles_of_another_history_are_not_those_that_are_signed()
    {
        var (files, _) = await BuildAsync(300);
        var head = new TestLog().Append(300, "other").Head;
        Assert.Equal("tile/0/001.p/44", (await FindAsync(files, head))?.ToString());
    }

    // All of a small tree; of a large one the edges and a few between.
    private static TilePath[] Sample(Dictionary<TilePath, byte[]> files, Random random) =>
        files
            .Keys.Where(t => files.Count < 10 || t.Level > 0 || t.Width < TilePath.FullWidth || random.Next(90) == 0)
            .ToArray();

    private static async Task<(Dictionary<TilePath, byte[]> Files, Checkpoint Head)> BuildAsync(int size)
    {
        var nodes = MemoryNodes.From(Enumerable.Range(0, size).Select(BitConverter.GetBytes));
        var files = new Dictionary<TilePath, byte[]>();
        foreach (var tile in TileSet.FindNew(0, size))
        {
            files[tile] = await TileSet.BuildAsync(tile, nodes, default);
        }

        return (files, new(TestLog.Origin, size, nodes.Frontier.Root));
    }

    private static Task<TilePath?> FindAsync(Dictionary<TilePath, byte[]> files, Checkpoint head) =>
        new TileVerifier((tile, _) => new(files.GetValueOrDefault(tile))).FindDefectAsync(head, default);
}

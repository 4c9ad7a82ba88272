using System.Text;
using Disclosure.TransparencyLog.Tests.Trees;
using Disclosure.TransparencyLog.Tiles;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.TransparencyLog.Tests.Tiles;

public sealed class TileTests
{
    // Paths and counts of c2sp.org/tlog-tiles.
    [Theory]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(1, 0, 17, "tile/1/000.p/17")]
    [InlineData(TilePath.Entries, 273, 112, "tile/entries/273.p/112")]
    [InlineData(7, 1000, 256, "tile/7/x001/000")]
    public void Paths_are_written_and_read_as_specified(int level, long index, int width, string path)
    {
        var tile = new TilePath(level, index, width);
        Assert.Equal(path, tile.ToString());
        Assert.True(TilePath.TryParse(path, out var parsed));
        Assert.Equal(tile, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("tile/0/1")]
    [InlineData("tile/0/0001")]
    [InlineData("tile/00/001")]
    [InlineData("tile/8/001")]
    [InlineData("tile/-1/001")]
    [InlineData("tile/0/-01")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/x123/x456")]
    [InlineData("tile/0/123/456")]
    [InlineData("tile/0/001.p/0")]
    [InlineData("tile/0/001.p/256")]
    [InlineData("tile/0/001.p/05")]
    [InlineData("tile/0/001.p/")]
    [InlineData("tile/data/001")]
    [InlineData("tile/0/../../../etc/passwd")]
    [InlineData("tile/0/xx99/x999/x999/x999/x999/x999/x999/999")]
    public void Any_other_path_is_refused(string path) => Assert.False(TilePath.TryParse(path, out _));

    [Fact]
    public void A_tree_has_the_tiles_of_the_specification()
    {
        var tiles = TileSet.FindNew(0, 70_000).ToArray();
        Assert.Equal(273, tiles.Count(t => t is { Level: 0, Width: TilePath.FullWidth }));
        Assert.Equal(
            ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"],
            tiles.Where(t => t.Level > 0 || t.Width < TilePath.FullWidth).Select(t => t.ToString())
        );
        Assert.Equal(["tile/0/000", "tile/1/000.p/1"], TileSet.FindNew(0, 256).Select(t => t.ToString()));
        Assert.Empty(TileSet.FindNew(0, 0));
        Assert.Empty(TileSet.FindNew(300, 300));
        Assert.Equal(["tile/0/001.p/45"], TileSet.FindNew(300, 301).Select(t => t.ToString()));
    }

    [Fact]
    public void Growing_in_steps_makes_every_tile_that_the_tree_needs()
    {
        var random = new Random(3);
        var made = new HashSet<TilePath>();
        for (long size = 0, next; size < 200_000; size = next)
        {
            next = size + random.Next(1, 9000);
            made.UnionWith(TileSet.FindNew(size, next));
            Assert.Empty(TileSet.FindNew(0, next).Except(made));
        }
    }

    [Fact]
    public async Task Proofs_from_tiles_are_those_from_nodes()
    {
        const int size = 70_000;
        var nodes = MemoryNodes.From(Enumerable.Range(0, size).Select(BitConverter.GetBytes));
        var files = new Dictionary<string, byte[]>();
        foreach (var tile in TileSet.FindNew(0, size))
        {
            files[tile.ToString()] = await TileSet.BuildAsync(tile, nodes, default);
        }

        Assert.Equal(8192, files["tile/1/000"].Length);
        var reader = new TileNodeReader(size, (tile, _) => new(files.GetValueOrDefault(tile.ToString())));
        Assert.Equal(nodes.Frontier.Root, await new TreeProver(reader).FindRootAsync(size, default));
        foreach (var index in new[] { 0, 255, 256, 65_535, 65_536, 69_999 })
        {
            Assert.Equal(
                await new TreeProver(nodes).ProveInclusionAsync(index, size, default),
                await new TreeProver(reader).ProveInclusionAsync(index, size, default)
            );
            Assert.Equal(
                await new TreeProver(nodes).ProveConsistencyAsync(index, size, default),
                await new TreeProver(reader).ProveConsistencyAsync(index, size, default)
            );
        }

        files.Remove("tile/0/273.p/112");
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await new TreeProver(reader).ProveInclusionAsync(size - 1, size, default)
        );
        await Assert.ThrowsAsync<InvalidDataException>(async () => await reader.ReadAsync([new(0, size)], default));
    }

    [Fact]
    public void Entries_survive_their_bundle()
    {
        byte[][] entries =
        [
            [],
            Encoding.UTF8.GetBytes("年报"),
            new byte[EntryBundle.MaxEntryBytes],
        ];
        var bundle = EntryBundle.Write(entries);
        Assert.True(EntryBundle.TryRead(bundle, out var read));
        Assert.Equal(entries, read);
        Assert.Equal([0, 0, 0, 6], bundle[..4]);
        Assert.False(EntryBundle.TryRead(bundle.AsSpan(0, bundle.Length - 1), out _));
        Assert.False(EntryBundle.TryRead([0], out _));
        Assert.Throws<ArgumentException>(() => EntryBundle.Write([new byte[EntryBundle.MaxEntryBytes + 1]]));
        byte[][] tooMany = [.. Enumerable.Repeat(Array.Empty<byte>(), 257)];
        Assert.Throws<ArgumentException>(() => EntryBundle.Write(tooMany));
        Assert.False(EntryBundle.TryRead(new byte[2 * 257], out _));
    }
}

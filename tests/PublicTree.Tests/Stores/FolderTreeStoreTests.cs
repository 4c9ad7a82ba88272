using System.Text;
using Disclosure.PublicTree.Stores;
using Disclosure.Testing;

namespace Disclosure.PublicTree.Tests.Stores;

public sealed class FolderTreeStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_read_as_it_was_written_and_replaced_whole()
    {
        var store = new FolderTreeStore(Path.Combine(_folder.Path, "new", "tree"));
        var path = TreePath.Create("reports", "linyang", "2023.json");
        Assert.Null(await store.OpenAsync(path, default));
        Assert.False(await store.ExistsAsync(path, default));

        await store.WriteAsync(path, "one"u8.ToArray(), default);
        await using var before = await store.OpenAsync(path, default);
        await store.WriteAsync(path, "second"u8.ToArray(), default);
        Assert.Equal("second", Encoding.UTF8.GetString((await store.ReadAsync(path, default))!));
        // Who opened the old file reads it to its end.
        Assert.Equal("one", await new StreamReader(before!).ReadToEndAsync());
        Assert.True(await store.ExistsAsync(path, default));
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        var store = new FolderTreeStore(_folder.Path);
        await store.WriteAsync(TreePath.Create("a/b"), new byte[1], default);
        Assert.Null(await store.OpenAsync(TreePath.Create("a"), default));
        Assert.Null(await store.OpenAsync(TreePath.Create("a/b/c"), default));
        Assert.False(await store.ExistsAsync(TreePath.Create("a"), default));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_old_file_and_no_draft()
    {
        var store = new FolderTreeStore(_folder.Path);
        var path = TreePath.Create("log/checkpoint");
        await store.WriteAsync(path, "old"u8.ToArray(), default);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            store.WriteAsync(path, new byte[1_000_000], stopped.Token)
        );
        Assert.Equal("old", Encoding.UTF8.GetString((await store.ReadAsync(path, default))!));
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData(".hidden")]
    [InlineData("a/.x.part")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    [InlineData("a\n")]
    [InlineData("a%2e%2e")]
    [InlineData("年报")]
    public void A_path_that_leads_elsewhere_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => TreePath.Create(path));
}

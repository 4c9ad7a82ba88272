using Disclosure.PublicStorage;
using Disclosure.PublicStorage.Buckets;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Stores;
using Disclosure.PublicTree.Verification;
using Disclosure.Report.V1;
using Disclosure.ResourceNames;
using Disclosure.Testing;
using Disclosure.Testing.Buckets;
using static Disclosure.Publication.Tests.PublicationHost;

namespace Disclosure.Publication.Tests;

/// <summary>The public tree in a bucket: read and written like a folder, and never half.</summary>
public sealed class BucketTreeTests : IAsyncLifetime
{
    private static readonly TreePath s_path = TreePath.Create("objects", "ab", "file.v1-2_3");
    private static readonly ReportName s_name = ReportName.Parse("name", Name);
    private static readonly byte[] s_pdf = Bytes("%PDF 2023");
    private static readonly byte[] s_json = Bytes("{\"year\":2023}");

    private BucketUnderTest _bucket = null!;

    public async Task InitializeAsync() => _bucket = await BucketUnderTest.StartAsync();

    public async Task DisposeAsync() => await _bucket.DisposeAsync();

    [Fact]
    public async Task A_bucket_reads_what_was_written_and_any_part_of_it()
    {
        using var store = NewStore();
        Assert.Null(await store.OpenAsync(s_path, default));
        Assert.False(await store.ExistsAsync(s_path, default));
        var content = new byte[300_000];
        new Random(5).NextBytes(content);
        await store.WriteAsync(s_path, new byte[] { 1 }, default);
        await store.WriteAsync(s_path, content, default);
        Assert.True(await store.ExistsAsync(s_path, default));
        Assert.Equal(content, await store.ReadAsync(s_path, default));

        await using var stream = (await store.OpenAsync(s_path, default))!;
        Assert.Equal(content.Length, stream.Length);
        foreach (var (from, count) in new[] { (0, 10), (10, 5), (299_990, 10), (7, 100_000), (100_007, 1) })
        {
            stream.Seek(from, SeekOrigin.Begin);
            var part = new byte[count];
            await stream.ReadExactlyAsync(part);
            Assert.Equal(content[from..(from + count)], part);
        }

        stream.Seek(0, SeekOrigin.End);
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_is_not_read_half_old_and_half_new()
    {
        using var store = NewStore();
        await store.WriteAsync(s_path, new byte[100], default);
        await using var stream = (await store.OpenAsync(s_path, default))!;
        await store.WriteAsync(s_path, Enumerable.Repeat((byte)1, 100).ToArray(), default);
        stream.Seek(50, SeekOrigin.Begin);
        await Assert.ThrowsAnyAsync<IOException>(async () => await stream.ReadExactlyAsync(new byte[10]));
    }

    [Fact]
    public async Task A_secret_that_is_wrong_and_a_store_that_is_away_are_failures_of_storage()
    {
        using var stranger = NewStore(o => o with { SecretKey = "other" });
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => stranger.WriteAsync(s_path, new byte[1], default));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => stranger.OpenAsync(s_path, default));
        using var nowhere = NewStore(o => o with { Bucket = "nowhere" });
        await Assert.ThrowsAsync<IOException>(() => nowhere.WriteAsync(s_path, new byte[1], default));
        using var away = NewStore(o => o with { Endpoint = $"http://127.0.0.1:{Ports.Free()}" });
        await Assert.ThrowsAsync<IOException>(() => away.OpenAsync(s_path, default));
    }

    [Fact]
    public async Task A_report_is_published_into_the_bucket_objects_first_and_verifies_from_there()
    {
        using var folder = new TemporaryFolder();
        using var host = new PublicationHost(folder.Path, settings: _bucket.Settings);
        await host.ApproveAsync();
        await host.PublishAsync(NewHead(s_pdf, s_json), s_pdf, s_json);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "public")));
        Assert.Equal("reports/linyang/2023.json", _bucket.Puts[^1]);

        using var store = NewStore();
        var tree = new PublicTreeReader(store);
        var version = (await tree.FindReportAsync(s_name, default))!.Current;
        var receipt = await ReadAsync(tree, version.Receipt.Sha256);
        var fault = await host.Verifier.VerifyAsync(
            "pdf",
            new MemoryStream(await ReadAsync(tree, version.Files[0].Sha256)),
            await ReadAsync(tree, version.Manifest.Sha256),
            System.Text.Encoding.UTF8.GetString(receipt),
            default
        );
        Assert.Equal(PublicationFault.None, fault);
    }

    [Fact]
    public async Task A_bucket_that_fails_at_any_object_shows_the_old_or_the_new()
    {
        for (var failing = 0; ; failing++)
        {
            await using var bucket = await BucketUnderTest.StartAsync();
            using var folder = new TemporaryFolder();
            using var host = new PublicationHost(folder.Path, settings: bucket.Settings);
            await host.ApproveAsync();
            var (first, failed) = (bucket.Puts.Count, false);
            bucket.Fails = (n, _) => failed |= n >= first + failing;
            var head = NewHead(s_pdf, s_json);
            using var store = NewStore(o => o with { Endpoint = bucket.Endpoint });
            var tree = new PublicTreeReader(store);
            try
            {
                await host.PublishAsync(head, s_pdf, s_json);
            }
            catch (Grpc.Core.RpcException refused)
            {
                Assert.Equal("PUBLIC_TREE_UNAVAILABLE", Reason(refused));
                Assert.Null(await tree.FindReportAsync(s_name, default));
            }

            var isDone = !failed;
            bucket.Fails = null;
            Assert.Equal(1, (await host.PublishAsync(head, s_pdf, s_json)).Version);
            var index = (await tree.FindReportAsync(s_name, default))!;
            Assert.Equal(s_pdf, await ReadAsync(tree, index.Current.Files[0].Sha256));
            Assert.Equal(ReportState.Published, await host.StateAsync());
            if (isDone)
            {
                // Two files, a tile, the checkpoint, manifest and receipt, three lists, the index.
                Assert.True(failing >= 8, $"{failing}");
                return;
            }
        }
    }

    private BucketTreeStore NewStore(Func<PublicStorageOptions, PublicStorageOptions>? change = null)
    {
        var options = new PublicStorageOptions
        {
            Endpoint = _bucket.Endpoint,
            Bucket = BucketUnderTest.Name,
            AccessKey = BucketUnderTest.AccessKey,
            SecretKey = BucketUnderTest.SecretKey,
        };
        return new(change?.Invoke(options) ?? options);
    }

    private static async Task<byte[]> ReadAsync(PublicTreeReader tree, string sha256)
    {
        await using var content = await tree.OpenObjectAsync(sha256, default);
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }
}

using Disclosure.Filing.V1;
using Disclosure.PublicTree.Reports;
using Disclosure.Report.V1;
using Disclosure.ResourceNames;
using Disclosure.Testing;
using static Disclosure.Publication.Tests.PublicationHost;

namespace Disclosure.Publication.Tests;

/// <summary>A disk that fails at any write of the tree: the public sees nothing or all of it, and a start or a repeat completes it.</summary>
public sealed class PublicationCrashTests
{
    private static readonly ReportName s_name = ReportName.Parse("name", Name);
    private static readonly byte[] s_pdf = Bytes("%PDF 2023");
    private static readonly byte[] s_json = Bytes("{\"year\":2023}");

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_failure_at_any_write_leaves_the_old_or_the_new(bool failsAfter)
    {
        var failures = 0;
        for (var writes = 0; ; writes++)
        {
            using var folder = new TemporaryFolder();
            var head = NewHead(s_pdf, s_json);
            var store = new FailingStore(Path.Combine(folder.Path, "public"), writes, failsAfter);
            using (var host = new PublicationHost(folder.Path, store))
            {
                await host.ApproveAsync();
                await TryPublishAsync(host, head, store);
                var index = await host.Tree.FindReportAsync(s_name, default);
                Assert.True(index is null || index.Current.Files.Count == 2);
                if (index is not null)
                {
                    await RequireWholeAsync(host, index);
                    Assert.Equal(ReportState.Published, await host.StateAsync());
                }
            }

            failures += store.HasFailed ? 1 : 0;
            using (var host = new PublicationHost(folder.Path))
            {
                // A start completes what the database says is published, and a repeat what it does not say yet.
                if (await host.StateAsync() == ReportState.Published)
                {
                    await WaitAsync(host);
                }

                Assert.Equal(1, (await host.PublishAsync(head, s_pdf, s_json)).Version);
                await RequireWholeAsync(host, (await host.Tree.FindReportAsync(s_name, default))!);
                var published = await host.Log.ListLogEntriesAsync(new() { Kind = EventKind.ReportPublished });
                Assert.Single(published.Entries);
            }

            if (!store.HasFailed)
            {
                break;
            }
        }

        // Two files, a tile, the checkpoint, manifest and receipt, three lists, the index.
        Assert.True(failures >= 8, $"{failures}");
    }

    [Fact]
    public async Task A_log_that_does_not_continue_what_was_signed_is_not_signed()
    {
        using var folder = new TemporaryFolder();
        using (var host = new PublicationHost(folder.Path))
        {
            await host.ApproveAsync();
            await host.PublishAsync(NewHead(s_pdf, s_json), s_pdf, s_json);
        }

        // The database of another history beside the tree and the keys of this one.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Path, "filing.db*"))
        {
            File.Delete(file);
        }

        File.Delete(Path.Combine(folder.Path, "agency"));
        using var restored = new PublicationHost(folder.Path);
        var before = await File.ReadAllTextAsync(Path.Combine(folder.Path, "public", "log", "checkpoint"));
        await restored.ApproveAsync("2022");
        await restored.ApproveAsync();
        var head = NewHead(Bytes("other"), s_json);
        var (reason, _) = await ReasonAsync(() => restored.PublishAsync(head, Bytes("other"), s_json));
        Assert.Equal("PUBLIC_TREE_UNAVAILABLE", reason);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(folder.Path, "public", "log", "checkpoint")));
    }

    private static async Task TryPublishAsync(PublicationHost host, PublishReportRequest head, FailingStore store)
    {
        try
        {
            await host.PublishAsync(head, s_pdf, s_json);
            Assert.False(store.HasFailed);
        }
        catch (Grpc.Core.RpcException failed)
        {
            Assert.Equal(Grpc.Core.StatusCode.Unavailable, failed.StatusCode);
        }
    }

    private static async Task RequireWholeAsync(PublicationHost host, PublishedReport index)
    {
        var version = Assert.Single(index.Versions);
        string[] objects = [.. version.Files.Select(f => f.Sha256), version.Manifest.Sha256, version.Receipt.Sha256];
        foreach (var sha256 in objects)
        {
            await using var content = await host.Tree.OpenObjectAsync(sha256, default);
            Assert.NotEqual(0, content.Length);
        }
    }

    private static async Task WaitAsync(PublicationHost host)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await host.Tree.FindReportAsync(s_name, default) is null)
        {
            await Task.Delay(20, patience.Token);
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Rendering.Archive;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests.Archive;

/// <summary>What every store of documents must do.</summary>
public abstract class DocumentStoreTests
{
    private static readonly byte[] s_content = Encoding.UTF8.GetBytes("年报");

    private static readonly ArchivedDocumentName s_name = ArchivedDocumentName.FromContent(s_content, "docx");

    internal abstract IDocumentStore Store { get; }

    protected async Task KeepsAndFindsAsync()
    {
        Assert.Null(await Store.FindAsync(s_name, default));
        await Store.PutAsync(s_name, s_content, default);
        await Store.PutAsync(s_name, s_content, default);
        Assert.Equal(s_content, await Store.FindAsync(s_name, default));
        Assert.Null(await Store.FindAsync(ArchivedDocumentName.FromContent(s_content, "html"), default));
    }

    protected async Task KeepsLargeOnesAtOnceAsync()
    {
        var large = new byte[5 * 1024 * 1024];
        Random.Shared.NextBytes(large);
        var name = ArchivedDocumentName.FromContent(large, "docx");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Store.PutAsync(name, large, default)));
        Assert.Equal(large, await Store.FindAsync(name, default));
    }
}

public sealed class FolderStoreTests : DocumentStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal override IDocumentStore Store => new FolderDocumentStore(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_folder_keeps_and_finds() => KeepsAndFindsAsync();

    [Fact]
    public async Task A_folder_keeps_large_documents_and_leaves_no_halves()
    {
        await KeepsLargeOnesAtOnceAsync();
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories),
            f => f.EndsWith(".part", StringComparison.Ordinal)
        );
    }
}

public sealed class S3StoreTests : DocumentStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = Ports.Free();
    private Process? _server;
    private readonly Lazy<S3DocumentStore> _store;

    public S3StoreTests() => _store = new(() => new(Options(_port)));

    internal override IDocumentStore Store => _store.Value;

    public void Dispose()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            _server.WaitForExit();
            _server.Dispose();
        }

        if (_store.IsValueCreated)
        {
            _store.Value.Dispose();
        }

        _folder.Dispose();
    }

    [ToolFact("node", "s3rver/bin/s3rver.js")]
    public async Task A_bucket_keeps_and_finds()
    {
        _server = await StartAsync();
        await KeepsAndFindsAsync();
        await KeepsLargeOnesAtOnceAsync();
    }

    [Fact]
    public async Task A_store_that_is_away_is_unavailable()
    {
        using var away = new S3DocumentStore(Options(_port));
        var fault = await Assert.ThrowsAsync<ApiException>(() =>
            away.FindAsync(ArchivedDocumentName.FromContent([1], "docx"), default)
        );
        Assert.Equal("DEPENDENCY_UNAVAILABLE", fault.Reason);
    }

    private static ArchiveOptions Options(int port) =>
        new()
        {
            S3Endpoint = $"http://127.0.0.1:{port}",
            S3Bucket = "reports",
            S3AccessKey = "S3RVER",
            S3SecretKey = "S3RVER",
        };

    private async Task<Process> StartAsync()
    {
        var start = new ProcessStartInfo(
            "node",
            [
                Tool.Npm("s3rver", "bin", "s3rver.js"),
                "--directory",
                _folder.Path,
                "--address",
                "127.0.0.1",
                "--port",
                $"{_port}",
                "--configure-bucket",
                "reports",
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        for (var i = 0; i < 200 && !Answers(_port); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return process;
    }

    private static bool Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            // Not up yet.
            return false;
        }
    }
}

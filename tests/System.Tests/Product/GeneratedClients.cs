using System.Text.Json.Nodes;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Product;

/// <summary>A running product, and the clients that were generated of its description and of protos/.</summary>
public sealed class GeneratedClients : IAsyncLifetime, IDisposable
{
    private static readonly string s_folder = Repository.PathOf("tests", "Clients");

    private static readonly bool s_isInstalled =
        Tool.Find("node") is not null && Directory.Exists(Path.Combine(s_folder, "node_modules"));

    public AllInOneProduct Product { get; } = new();

    public async Task InitializeAsync()
    {
        if (!s_isInstalled)
        {
            return;
        }

        await Product.InitializeAsync();
        using var folder = new TemporaryFolder();
        var document = Path.Combine(folder.Path, "v1.json");
        await File.WriteAllBytesAsync(document, await Product.Json.Http.GetByteArrayAsync("/openapi/v1.json"));
        var (exit, output, error) = await Command.RunAsync(
            Path.Combine(s_folder, "generate"),
            [document],
            patience: TimeSpan.FromMinutes(5)
        );
        Assert.True(exit == 0, output + error);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => Product.Dispose();

    /// <summary>Runs a client; answers the line of JSON that it printed.</summary>
    /// <param name="program">Path under tests/Clients.</param>
    internal static async Task<JsonNode> RunAsync(string program, params string[] arguments)
    {
        RequiredTools.Require(s_isInstalled, "Not installed: node, tests/Clients (deploy/install-test-tools).");
        var (exit, output, error) = await Command.RunAsync("node", [Path.Combine(s_folder, program), .. arguments]);
        Assert.True(exit == 0, output + error);
        return JsonNode.Parse(output) ?? throw new InvalidOperationException(output);
    }
}

using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests;

/// <summary>The commands that the README gives, run as it says.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task Quickstart_imports_the_samples_prints_findings_and_writes_every_format()
    {
        using var data = new TemporaryFolder();
        var (exit, output, error) = await Command.RunAsync(
            Repository.PathOf("deploy", "quickstart"),
            ["--once"],
            new Dictionary<string, string>
            {
                ["DISCLOSURE_HTTP_PORT"] = $"{Ports.Free()}",
                ["DISCLOSURE_GRPC_PORT"] = $"{Ports.Free()}",
                ["DISCLOSURE_DATA"] = data.Path,
            },
            TimeSpan.FromMinutes(8)
        );
        Assert.True(exit == 0, output + error);
        Assert.Contains("[requests.balance]", output, StringComparison.Ordinal);
        Assert.Contains("[text.residue]", output, StringComparison.Ordinal);
        foreach (var format in Office.Formats)
        {
            Assert.True(new FileInfo(Repository.PathOf("out", $"yunze-zjj-2024.{format}")).Length > 1000, format);
        }

        await RequireVerifiedAsync(data.Path);
    }

    // The region's report of the made-up county: its file, manifest and receipt, with nothing but the public keys.
    private static async Task RequireVerifiedAsync(string data)
    {
        var publisher = Path.Combine(data, "publisher.pem");
        await File.WriteAllTextAsync(publisher, await DisclosureAsync("public-key", Path.Combine(data, "signing.pem")));
        var log = await DisclosureAsync(
            "public-key",
            Path.Combine(data, "log.pem"),
            "--name",
            "localhost/public/v1/log"
        );
        var region = Repository.PathOf("out", "qinghe-2024-region");
        await DisclosureAsync(
            "verify",
            $"{region}.pdf",
            "--manifest",
            $"{region}.manifest.json",
            "--receipt",
            $"{region}.receipt",
            "--key",
            publisher,
            "--key",
            log.Trim()
        );
    }

    private static async Task<string> DisclosureAsync(params string[] arguments)
    {
        var (exit, output, error) = await Command.RunAsync(
            "dotnet",
            [ServiceProcess.PathOf("services/CommandLine", "disclosure"), .. arguments]
        );
        Assert.True(exit == 0, output + error);
        return output;
    }

    [Fact]
    public async Task Beyond_loopback_nothing_starts_without_tls()
    {
        using var data = new TemporaryFolder();
        using var process = new ServiceProcess(
            "AllInOne",
            new Dictionary<string, string>
            {
                ["DISCLOSURE_LISTEN"] = "0.0.0.0",
                ["DISCLOSURE_DATA"] = data.Path,
                ["DISCLOSURE_HTTP_PORT"] = $"{Ports.Free()}",
                ["DISCLOSURE_GRPC_PORT"] = $"{Ports.Free()}",
            }
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.NotEqual(0, await process.ExitAsync(patience.Token));
        Assert.Contains("TLS is required", process.Output, StringComparison.Ordinal);
    }
}

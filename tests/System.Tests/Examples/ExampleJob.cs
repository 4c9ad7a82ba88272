using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Examples;

/// <summary>What an example is given: an agency, a folder, and settings as environment variables.</summary>
internal sealed record ExampleJob(string Agency, string Folder, Dictionary<string, string> Settings)
{
    public string Draft => PathOf("draft.txt");

    public string Report => $"agencies/{Agency}/reports/2024";

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>Path of a file of tests/Examples.</summary>
    public static string Example(params string[] parts) => Repository.PathOf(["tests", "Examples", .. parts]);

    /// <summary>Runs a program to its end, with the agency, the draft and the folder as its last arguments.</summary>
    public Task<(int Exit, string Output, string Error)> RunAsync(string program, params string[] arguments) =>
        Command.RunAsync(program, [.. arguments, Agency, Draft, Folder], Settings, TimeSpan.FromMinutes(2));

    /// <summary>
    /// Runs an example that does the whole job and holds what it says against what is public. A second run is refused by the server, which
    /// the example has to say.
    /// </summary>
    /// <param name="refusal">What it says then.</param>
    public async Task PublishAsync(JsonCaller json, string refusal, string program, params string[] arguments)
    {
        var (exit, output, error) = await RunAsync(program, arguments);
        Assert.True(exit == 0, output + error);
        var said = JsonNode.Parse(output)!;
        Assert.Equal(["claims.mismatch"], said["explained"]!.AsArray().Select(c => $"{c}"));
        Assert.Equal(
            ["FINDINGS_EXPLAINED", "REPORT_SUBMITTED", "REPORT_APPROVED", "REPORT_PUBLISHED"],
            said["events"]!.AsArray().Select(k => $"{k}")
        );
        var published = await json.Http.GetByteArrayAsync($"/public/v1/{Report}/files/html");
        Assert.Equal(published, await File.ReadAllBytesAsync(PathOf("report.html")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(published)), $"{said["sha256"]}");

        var again = await RunAsync(program, arguments);
        Assert.NotEqual(0, again.Exit);
        Assert.Contains(refusal, again.Error, StringComparison.Ordinal);
    }

    /// <summary>Runs a verifier over what an example saved: it accepts that, and a changed bit in none of the files.</summary>
    public async Task VerifyAsync(string program, IEnumerable<string> first, IEnumerable<string> last)
    {
        string[] files = ["report.html", "manifest.json", "receipt.tlog-proof"];
        var before = await Task.WhenAll(files.Select(f => File.ReadAllBytesAsync(PathOf(f))));
        string[] arguments = [.. first, PathOf(files[0]), "html", PathOf(files[1]), PathOf(files[2]), .. last];
        var (exit, _, error) = await Command.RunAsync(program, arguments, Settings);
        Assert.True(exit == 0, error);
        foreach (var (file, content) in files.Zip(before))
        {
            byte[] changed = [.. content];
            changed[changed.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(PathOf(file), changed);
            (exit, _, error) = await Command.RunAsync(program, arguments, Settings);
            Assert.True(exit != 0, $"{file} was changed");
            Assert.Contains("not verified", error, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(PathOf(file), content);
        }
    }
}

using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.CommandLine.Tests;

/// <summary>A document is judged on this machine as the server judges it.</summary>
[Collection(SharedProduct.Name)]
public sealed class OfflineCheckTests(AllInOneProduct product) : IDisposable
{
    private static readonly string[] s_rendered = ["html", "xlsx"];

    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Findings_and_verdict_are_those_of_the_server_for_every_kind_of_document()
    {
        var (command, offline) = (new CommandRunner(_home.Path), new CommandRunner(_home.Path));
        command.Environment["DISCLOSURE_SERVER"] = product.HttpAddress;
        command.Environment["DISCLOSURE_TOKEN"] = RunningProduct.Token;
        var verdicts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in await WriteDocumentsAsync())
        {
            var there = await command.RunAsync("check", file, "--json");
            var here = await offline.RunAsync("check", file, "--offline", "--json");
            Assert.Equal((there.Exit, there.Error), (here.Exit, here.Error));
            var (expected, actual) = (JsonNode.Parse(there.Output)!, JsonNode.Parse(here.Output)!);
            Assert.Equal(expected["findings"]!.ToJsonString(), actual["findings"]!.ToJsonString());
            Assert.Equal($"{expected["verdictDigest"]}", $"{actual["verdictDigest"]}");
            Assert.True(JsonNode.DeepEquals(expected, actual), file);
            verdicts.Add($"{actual["verdictDigest"]}");
        }

        // They are judged by what is in them.
        Assert.True(verdicts.Count > 2);
    }

    [Theory]
    [InlineData("broken.pdf", "no document", (int)ExitCode.Refused, "［DOCUMENT_UNREADABLE］")]
    [InlineData("empty.docx", "", (int)ExitCode.Refused, "没有收到文件内容")]
    [InlineData("report.exe", "MZ", (int)ExitCode.Usage, "不认识")]
    public async Task What_a_server_would_refuse_is_refused_in_its_words(
        string name,
        string content,
        int exit,
        string message
    )
    {
        var file = Path.Combine(_home.Path, name);
        await File.WriteAllTextAsync(file, content);
        var outcome = await new CommandRunner(_home.Path).ExpectAsync(exit, "check", file, "--offline");
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Further_editions_come_from_their_folder()
    {
        var command = new CommandRunner(_home.Path);
        command.Environment["DISCLOSURE_EDITIONS"] = Path.Combine(_home.Path, "no-such-folder");
        var file = Repository.PathOf("deploy", "sample", "baikui-2023-draft.docx");
        Assert.NotEqual(0, (await command.RunAsync("check", file, "--offline")).Exit);
    }

    // The samples, and one of them as the product writes it in other formats, with a sum that does not hold.
    private async Task<IReadOnlyList<string>> WriteDocumentsAsync()
    {
        var samples = Directory.GetFiles(Repository.PathOf("deploy", "sample"), "*.docx");
        var report = await product.Json.OpenAsync(2023);
        await product.Json.ImportAsync(report, await File.ReadAllBytesAsync(samples[0]), JsonCaller.Docx);
        await product.Json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new
            {
                requestId = Guid.NewGuid(),
                cells = new Dictionary<string, string> { ["requests.received.total"] = "777" },
            }
        );
        var files = new List<string>(samples);
        foreach (var format in s_rendered)
        {
            files.Add(Path.Combine(_home.Path, $"report.{format}"));
            await File.WriteAllBytesAsync(files[^1], await product.Json.RenderAsync(report, format));
        }

        return files;
    }
}

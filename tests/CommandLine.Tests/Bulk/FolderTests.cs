using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.CommandLine.Tests.Bulk;

[Collection(SharedProduct.Name)]
public sealed class FolderTests(AllInOneProduct product) : IDisposable
{
    private static readonly string s_draft = Repository.PathOf("deploy", "sample", "baikui-2023-draft.docx");

    private readonly TemporaryFolder _home = new();
    private readonly string _id = $"{Guid.NewGuid():N}"[..8];

    private string Drafts => Path.Combine(_home.Path, "drafts");

    private string Rendered => Path.Combine(_home.Path, "rendered");

    private CommandRunner Command
    {
        get
        {
            var command = new CommandRunner(_home.Path);
            command.Environment["DISCLOSURE_SERVER"] = product.HttpAddress;
            command.Environment["DISCLOSURE_TOKEN"] = RunningProduct.Token;
            return command;
        }
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_folder_is_taken_in_once_however_often_it_breaks_off()
    {
        await AddAgenciesAsync("top", "one", "two");
        Directory.CreateDirectory(Drafts);
        File.Copy(s_draft, Path.Combine(Drafts, $"one-{_id}-2023.docx"));
        File.Copy(s_draft, Path.Combine(Drafts, $"two-{_id}.docx"));
        await File.WriteAllTextAsync(Path.Combine(Drafts, $"top-{_id}.docx"), "no document at all");
        await File.WriteAllTextAsync(Path.Combine(Drafts, "notes.bak"), "not looked at");
        string[] import = ["import-folder", Drafts, "--year", "2023", "--accept-other", "--parallel", "2"];

        var first = await Command.ExpectAsync((int)ExitCode.Partial, import);
        Assert.Contains("完成 2 份，之前已完成 0 份，未成功 1 份。", first.Output, StringComparison.Ordinal);
        Assert.Contains($"top-{_id}.docx: ", first.Output, StringComparison.Ordinal);
        var revisions = await CountRevisionsAsync("one");

        // The answer to the last write was lost with the connection: it is sent again under its id.
        var journal = $"{Drafts}.import.jsonl";
        var lines = await File.ReadAllLinesAsync(journal);
        Assert.Equal(3, lines.Length);
        await File.WriteAllLinesAsync(journal, lines[..1]);
        var again = await Command.ExpectAsync((int)ExitCode.Partial, import);
        Assert.Contains("完成 2 份，之前已完成 0 份，未成功 1 份。", again.Output, StringComparison.Ordinal);
        Assert.Equal(revisions, await CountRevisionsAsync("one"));

        var third = await Command.ExpectAsync((int)ExitCode.Partial, [.. import, "--json"]);
        var outcomes = third
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonNode.Parse(l)!)
            .ToArray();
        Assert.Equal(["SKIPPED", "REFUSED", "SKIPPED"], outcomes.Select(o => $"{o["state"]}"));
        Assert.Equal("DOCUMENT_UNREADABLE", $"{outcomes[1]["reason"]}");
    }

    [Fact]
    public async Task Reports_are_rendered_into_a_folder_and_what_is_there_is_left()
    {
        await AddAgenciesAsync("top", "one");
        await Command.ExpectAsync(0, "report", "create", $"top-{_id}/2023");
        await Command.ExpectAsync(0, "report", "create", $"one-{_id}/2023");
        string[] render = ["render-folder", Rendered, "--format", "txt", "--year", "2023", "--under", $"top-{_id}"];
        await Command.ExpectAsync(0, render);
        string[] names =
        [
            .. Directory.GetFiles(Rendered).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal),
        ];
        Assert.Equal([$"one-{_id}-2023.txt", $"top-{_id}-2023.txt"], names);
        File.Delete(Path.Combine(Rendered, names[0]));
        var again = await Command.ExpectAsync(0, render);
        Assert.Contains("完成 1 份，之前已完成 1 份", again.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Rendered, names[0])));
    }

    [Theory]
    [InlineData("看不出是哪个机关、哪一年度的年报", "a-1.docx")]
    [InlineData("都是 agencies/a1/reports/2023，请只留一份", "a1-2023.docx", "a1-2023.pdf")]
    public async Task Names_that_do_not_say_whose_report_it_is_are_refused_before_anything_is_sent(
        string message,
        params string[] files
    )
    {
        Directory.CreateDirectory(Drafts);
        foreach (var file in files)
        {
            File.Copy(s_draft, Path.Combine(Drafts, file));
        }

        var outcome = await Command.ExpectAsync((int)ExitCode.Usage, "import-folder", Drafts);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    private async Task<int> CountRevisionsAsync(string agency)
    {
        var answer = await product.Json.OkAsync(HttpMethod.Get, $"/v1/agencies/{agency}-{_id}/reports/2023/revisions");
        return answer["revisions"]!.AsArray().Count;
    }

    private async Task AddAgenciesAsync(string top, params string[] below)
    {
        foreach (var agency in below.Prepend(top))
        {
            await product.Json.OkAsync(
                HttpMethod.Post,
                "/v1/agencies",
                new
                {
                    agencyId = $"{agency}-{_id}",
                    requestId = Guid.NewGuid(),
                    agency = new { title = $"临江县{agency}局", parent = agency == top ? "" : $"agencies/{top}-{_id}" },
                }
            );
        }
    }
}

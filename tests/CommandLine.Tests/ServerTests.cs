using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.CommandLine.Tests;

/// <summary>The commands against the product as it runs.</summary>
[Collection(SharedProduct.Name)]
public sealed class ServerTests(AllInOneProduct product) : IDisposable
{
    private const string Origin = "localhost/public/v1/log";

    private readonly TemporaryFolder _home = new();
    private readonly string _agency = $"a-{Guid.NewGuid():N}";

    public void Dispose() => _home.Dispose();

    private string Report => $"{_agency}/2023";

    [Fact]
    public async Task Whoever_signs_in_is_known_until_signing_out()
    {
        var command = new CommandRunner(_home.Path) { Input = RunningProduct.Token + "\n" };
        var login = await command.ExpectAsync(0, "login", "--server", product.HttpAddress);
        Assert.Contains("系统引导管理员", login.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningProduct.Token, login.Output + login.Error, StringComparison.Ordinal);
        var who = await command.ExpectAsync(0, "whoami", "--json");
        Assert.Equal("bootstrap", $"{JsonNode.Parse(who.Output)?["principal"]}");
        await command.ExpectAsync(0, "logout");
        await command.ExpectAsync((int)ExitCode.Usage, "whoami");
    }

    [Fact]
    public async Task Each_refusal_has_its_exit_code_its_sentence_and_its_reason()
    {
        var command = await StartAsync();
        await RequireAsync(ExitCode.NotFound, "没有找到", "REPORT_NOT_FOUND", "report", "show", "nobody/2023");
        await RequireAsync(ExitCode.Conflict, "已经", "REPORT_EXISTS", "report", "create", Report);
        await RequireAsync(ExitCode.Refused, "", "VERB_NOT_ALLOWED", "report", "approve", Report);
        await RequireAsync(ExitCode.Conflict, "", "ETAG_MISMATCH", "report", "submit", Report, "--etag", "99");
        await RequireAsync(
            ExitCode.Refused,
            "",
            "INVALID_FIELDS",
            "report",
            "create",
            $"{_agency}/2022",
            "--request-id",
            "1"
        );
        command.Environment["DISCLOSURE_TOKEN"] = "dsc_a-token-that-nobody-has";
        await RequireAsync(ExitCode.AccessDenied, "令牌", "TOKEN_UNKNOWN", "whoami");
        command.Environment.Remove("DISCLOSURE_TOKEN");
        await RequireAsync(ExitCode.AccessDenied, "令牌", "TOKEN_MISSING", "whoami");

        async Task RequireAsync(ExitCode exit, string sentence, string reason, params string[] arguments)
        {
            var outcome = await command.ExpectAsync((int)exit, arguments);
            Assert.StartsWith("错误：", outcome.Error, StringComparison.Ordinal);
            Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
            Assert.Contains($"［{reason}］", outcome.Error, StringComparison.Ordinal);
            Assert.Empty(outcome.Output);
        }
    }

    [Fact]
    public async Task A_table_of_agencies_is_tried_imported_and_listed()
    {
        var command = await StartAsync();
        var file = Path.Combine(_home.Path, "agencies.csv");
        await File.WriteAllTextAsync(
            file,
            $"agency,title,parent,level,kind,creditCode,divisionCode,aliases,validFrom,validTo\n{_agency}-1,临江县财政局,{_agency},COUNTY,DEPARTMENT,,,,,\n"
        );
        var dry = await command.ExpectAsync(0, "agencies", "import", file, "--dry-run");
        Assert.Contains("将新增 1 个", dry.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("财政局", (await ListAsync()).Output, StringComparison.Ordinal);
        var id = $"{Guid.NewGuid()}";
        var written = await command.ExpectAsync(0, "agencies", "import", file, "--request-id", id);
        var repeated = await command.ExpectAsync(0, "agencies", "import", file, "--request-id", id);
        Assert.Equal(written.Output, repeated.Output);
        Assert.Contains($"agencies/{_agency}-1", (await ListAsync()).Output, StringComparison.Ordinal);
        var shown = await command.ExpectAsync(0, "agencies", "show", $"agencies/{_agency}-1");
        Assert.Contains("title: 临江县财政局", shown.Output, StringComparison.Ordinal);

        Task<CommandOutcome> ListAsync() => command.ExpectAsync(0, "agencies", "list", "--parent", _agency);
    }

    [Fact]
    public async Task A_draft_is_imported_checked_compared_and_rendered()
    {
        var command = await StartAsync();
        var draft = Repository.PathOf("deploy", "sample", "baikui-2023-draft.docx");
        var tried = await command.ExpectAsync(0, "report", "import", Report, draft, "--accept-other", "--dry-run");
        Assert.Contains("requests.received.total", tried.Output, StringComparison.Ordinal);
        await command.ExpectAsync(0, "report", "import", Report, draft, "--accept-other");
        // Table 二 is not in the draft: an ERROR on the way to submission.
        var check = await command.ExpectAsync((int)ExitCode.NotPassed, "report", "check", Report);
        Assert.Contains("cells.blank", check.Output, StringComparison.Ordinal);
        var json = await command.ExpectAsync((int)ExitCode.NotPassed, "report", "check", Report, "--json");
        Assert.NotEmpty(JsonNode.Parse(json.Output)!["findings"]!.AsArray());
        var diff = await command.ExpectAsync(0, "report", "diff", Report, "--from", "0", "--part", "statistics");
        Assert.Contains("requests.received.total", diff.Output, StringComparison.Ordinal);

        var file = Path.Combine(_home.Path, "report.docx");
        await command.ExpectAsync(0, "report", "render", Report, "--format", "docx", "-o", file);
        var rendered = await File.ReadAllBytesAsync(file);
        Assert.Equal("PK"u8.ToArray(), rendered[..2]);
        var piped = await command.ExpectAsync(0, "report", "render", Report, "--format", "docx", "-o", "-");
        Assert.Equal(rendered, piped.Bytes);
        Assert.Empty(piped.Output);
        string[] nowhere = ["report", "render", Report, "--format", "docx", "-o", "/no/such/folder/report.docx"];
        var unwritten = await command.ExpectAsync((int)ExitCode.Usage, nowhere);
        Assert.StartsWith("错误：文件无法读写：", unwritten.Error, StringComparison.Ordinal);
        var list = await command.ExpectAsync(0, "report", "list", "--agency", _agency);
        Assert.Contains("草稿", list.Output, StringComparison.Ordinal);
        Assert.Contains(
            "overview",
            (await command.ExpectAsync(0, "report", "show", Report)).Output,
            StringComparison.Ordinal
        );
    }

    [ToolFact("python3")]
    public async Task A_report_goes_to_publication_and_all_that_proves_it_verifies_offline()
    {
        var command = await StartAsync();
        await product.Json.FillAsync($"agencies/{_agency}/reports/2023", "临江县人民政府", 2023);
        await command.ExplainAllAsync(Report);
        await command.ExpectAsync(0, "report", "submit", Report);
        await command.ExpectAsync(0, "report", "return", Report, "--reason", "请核对联系电话");
        await command.ExpectAsync(0, "report", "submit", Report);
        await command.ExpectAsync(0, "report", "approve", Report);
        var published = await command.ExpectAsync(0, "report", "publish", Report);
        Assert.Contains("已发布", published.Output, StringComparison.Ordinal);
        var progress = await command.ExpectAsync(0, "region", "progress", _agency, "--year", "2023");
        Assert.Contains("已发布 1", progress.Output, StringComparison.Ordinal);
        var sum = await command.ExpectAsync(0, "region", "aggregate", _agency, "--year", "2023");
        Assert.Contains("汇总了 1 份年报", sum.Output, StringComparison.Ordinal);

        var logKey = (
            await command.ExpectAsync(0, "public-key", Path.Combine(product.Data, "log.pem"), "--name", Origin)
        ).Output.Trim();
        var publisher = Path.Combine(_home.Path, "publisher.pem");
        var pem = await command.ExpectAsync(0, "public-key", Path.Combine(product.Data, "signing.pem"));
        await File.WriteAllTextAsync(publisher, pem.Output);
        string[] keys = ["--key", logKey, "--key", publisher];

        // Both receipts, by the command and by the program that has nothing of ours.
        foreach (
            var (subject, kind) in (IEnumerable<(string, string)>)
                [("SUBMISSION", "ReportSubmitted"), ("PUBLICATION", "ReportPublished")]
        )
        {
            var receipt = Path.Combine(_home.Path, $"{subject}.tlog-proof");
            await command.ExpectAsync(0, "report", "receipt", Report, "--subject", subject, "-o", receipt);
            var verified = await command.ExpectAsync(0, "verify", receipt, "--key", logKey);
            Assert.Contains($"kind: {kind}", verified.Output, StringComparison.Ordinal);
            var script = Path.Combine(AppContext.BaseDirectory, "verify.py");
            var (exit, output) = Tool.Run(
                "python3",
                script,
                "--receipt",
                receipt,
                kind,
                $"agencies/{_agency}/reports/2023",
                logKey
            );
            Assert.True(exit == 0, output);
        }

        // The public site, a copy of its tree, and the log as an auditor exports it.
        await command.ExpectAsync(0, ["verify", product.HttpAddress, "--year", "2023", .. keys]);
        var tree = Path.Combine(product.Data, "public");
        var whole = await command.ExpectAsync(0, ["verify", tree, .. keys]);
        Assert.Contains("核验通过", whole.Output, StringComparison.Ordinal);
        var export = Path.Combine(_home.Path, "log.jsonl");
        await command.ExpectAsync(0, "log", "export", "-o", export);
        await command.ExpectAsync(0, "verify", export, "--tree", tree, "--key", logKey);
        var lines = await File.ReadAllLinesAsync(export);
        await File.WriteAllLinesAsync(export, [lines[0], .. lines[2..]]);
        var cut = await command.ExpectAsync(
            (int)ExitCode.NotPassed,
            "verify",
            export,
            "--tree",
            product.HttpAddress,
            "--key",
            logKey
        );
        Assert.Contains("第 1 条：被删除。［ENTRY_DELETED］", cut.Output, StringComparison.Ordinal);

        await command.ExpectAsync(0, "report", "withdraw", Report, "--reason", "内容有误");
    }

    [Fact]
    public async Task The_log_is_followed_from_where_it_is_said()
    {
        var command = await StartAsync();
        var two = await command.ExpectAsync(0, "log", "follow", "--count", "2", "--json");
        var indexes = two
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => $"{JsonNode.Parse(l)?["index"]}");
        Assert.Equal(["0", "1"], indexes);
        var next = await command.ExpectAsync(0, "log", "follow", "--after", "0", "--count", "1");
        Assert.StartsWith("1 ", next.Output, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        Assert.Equal((int)ExitCode.Interrupted, (await command.RunAsync(stop.Token, "log", "follow")).Exit);
    }

    [Fact]
    public async Task The_program_itself_runs_with_the_environment_and_the_exit_code_of_its_process()
    {
        await StartAsync();
        var program = Path.Combine(AppContext.BaseDirectory, "disclosure.dll");
        var environment = new Dictionary<string, string>
        {
            ["DISCLOSURE_SERVER"] = product.HttpAddress,
            ["DISCLOSURE_TOKEN"] = RunningProduct.Token,
            ["LANG"] = "zh_CN.UTF-8",
            ["XDG_CONFIG_HOME"] = _home.Path,
        };
        var shown = await Command.RunAsync("dotnet", [program, "agencies", "show", _agency], environment);
        Assert.Equal((0, ""), (shown.Exit, shown.Error));
        Assert.Contains("临江县人民政府", shown.Output, StringComparison.Ordinal);
        var absent = await Command.RunAsync("dotnet", [program, "agencies", "show", "nobody"], environment);
        Assert.Equal((5, ""), (absent.Exit, absent.Output));
        Assert.Contains("［AGENCY_NOT_FOUND］", absent.Error, StringComparison.Ordinal);
        var misspelt = await Command.RunAsync("dotnet", [program, "agencies", "--jsn"], environment);
        Assert.Equal(2, misspelt.Exit);
        Assert.Contains("是不是 --json？", misspelt.Error, StringComparison.Ordinal);
    }

    // An agency of the test's own with an open report.
    private async Task<CommandRunner> StartAsync()
    {
        var command = new CommandRunner(_home.Path);
        command.Environment["DISCLOSURE_SERVER"] = product.HttpAddress;
        command.Environment["DISCLOSURE_TOKEN"] = RunningProduct.Token;
        await product.Json.OkAsync(
            HttpMethod.Post,
            "/v1/agencies",
            new
            {
                agencyId = _agency,
                requestId = Guid.NewGuid(),
                agency = new
                {
                    title = "临江县人民政府",
                    level = "COUNTY",
                    kind = "GOVERNMENT",
                },
            }
        );
        await command.ExpectAsync(0, "report", "create", Report);
        return command;
    }
}

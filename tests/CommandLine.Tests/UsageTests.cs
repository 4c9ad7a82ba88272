using Disclosure.CommandLine.Terminals;
using Disclosure.Testing;

namespace Disclosure.CommandLine.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    private CommandRunner Command => new(_home.Path);

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("没有“--yaer”这个命令、选项或参数，是不是 --year？", "report", "list", "--yaer", "2023")]
    [InlineData("没有“reprot”这个命令、选项或参数，是不是 report？", "reprot")]
    [InlineData("没有“--nothing-like-it”这个命令、选项或参数。", "whoami", "--nothing-like-it")]
    [InlineData("没有“extra”这个命令、选项或参数。", "agencies", "list", "extra")]
    [InlineData("缺少参数 <report>。", "report", "show")]
    [InlineData("缺少选项 --year。", "region", "progress", "x1")]
    [InlineData("选项 --state 不接受“DONE”，可用的是 APPROVED、DRAFT、", "report", "list", "--state", "DONE")]
    [InlineData("选项 --year 不接受“last”。", "report", "list", "--year", "last")]
    [InlineData("选项 --state 后面需要一个值。", "report", "list", "--state")]
    [InlineData("请给出要做什么：list、show、import。", "agencies")]
    [InlineData("机关代码“X Y”应为18位统一社会信用代码", "agencies", "show", "X Y")]
    [InlineData("不知道要连接哪台服务器", "whoami")]
    public async Task What_is_not_understood_is_refused_by_name(string message, params string[] arguments)
    {
        var outcome = await Command.ExpectAsync((int)ExitCode.Usage, arguments);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task English_is_spoken_by_option_or_locale()
    {
        var command = Command;
        var option = await command.ExpectAsync((int)ExitCode.Usage, "report", "lst", "--lang", "en");
        Assert.Contains(
            "no command, option or argument \"lst\" here; did you mean list?",
            option.Error,
            StringComparison.Ordinal
        );
        command.Environment["LANG"] = "en_US.UTF-8";
        var locale = await command.ExpectAsync(0, "--help");
        Assert.Contains("Usage:\n  ", locale.Output, StringComparison.Ordinal);
        var chinese = await command.ExpectAsync(0, "--help", "--lang=zh");
        Assert.Contains("用法：\n  ", chinese.Output, StringComparison.Ordinal);
        command.Environment["LC_ALL"] = "C.UTF-8";
        Assert.Contains("Usage:", (await command.ExpectAsync(0, "report", "--help")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shells_complete_commands_and_options()
    {
        foreach (var shell in (string[])["bash", "zsh", "fish", "pwsh"])
        {
            var script = await Command.ExpectAsync(0, "completion", shell);
            Assert.Contains("[suggest:", script.Output, StringComparison.Ordinal);
        }

        await Command.ExpectAsync((int)ExitCode.Usage, "completion", "tcsh");
        var verbs = await Command.ExpectAsync(0, "[suggest:15]", "report sub");
        Assert.Contains("submit\n", verbs.Output, StringComparison.Ordinal);
        var formats = await Command.ExpectAsync(0, "[suggest:31]", "report render a/2023 --format ");
        Assert.Contains("ofd\n", formats.Output, StringComparison.Ordinal);
    }

    [ToolFact("bash")]
    public async Task The_script_of_bash_is_one_that_bash_takes()
    {
        var script = Path.Combine(_home.Path, "completion.sh");
        await File.WriteAllTextAsync(script, (await Command.ExpectAsync(0, "completion", "bash")).Output);
        Assert.Equal((0, ""), Tool.Run("bash", "-n", script));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_refused_before_a_server_is_asked()
    {
        var command = Command;
        command.Environment["DISCLOSURE_SERVER"] = "https://nobody.invalid";
        var absent = await command.ExpectAsync((int)ExitCode.Usage, "report", "import", "x1/2023", "/no/such.docx");
        Assert.Contains("无法读取文件 /no/such.docx", absent.Error, StringComparison.Ordinal);
    }
}

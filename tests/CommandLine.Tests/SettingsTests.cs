using Disclosure.CommandLine.Settings;
using Disclosure.CommandLine.Terminals;
using Disclosure.Testing;

namespace Disclosure.CommandLine.Tests;

public sealed class SettingsTests : IDisposable
{
    private const string Secret = "dsc_a-secret-of-the-tests";

    private readonly TemporaryFolder _home = new();

    private CommandRunner Command => new(_home.Path);

    private SettingsFile SettingsFile => new(Command.Environment, new Wording(IsChinese: true));

    public void Dispose() => _home.Dispose();

    [Fact]
    public void What_is_saved_only_its_owner_may_read_and_is_shown_without_its_token()
    {
        SettingsFile.Save(new("https://gateway.example.gov.cn/", Secret));
        var saved = SettingsFile.Find();
        Assert.Equal(Secret, saved?.Token);
        Assert.DoesNotContain(Secret, $"{saved}", StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SettingsFile.Location));
            File.SetUnixFileMode(SettingsFile.Location, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            var refused = Assert.Throws<CommandException>(() => SettingsFile.Find());
            Assert.Contains("chmod 600", refused.Message, StringComparison.Ordinal);
        }

        Assert.True(SettingsFile.Remove());
        Assert.False(SettingsFile.Remove());
        Assert.Null(SettingsFile.Find());
    }

    [Fact]
    public void The_environment_goes_before_what_was_saved_and_an_option_before_both()
    {
        SettingsFile.Save(new("https://saved.example.gov.cn/", Secret));
        Assert.Equal(new(new Uri("https://saved.example.gov.cn/"), Secret, null), Find(null));
        // A token is for the server that it was saved for.
        Assert.Equal(new(new Uri("https://other.example.gov.cn/"), null, null), Find("https://other.example.gov.cn"));
        Assert.Equal(
            new(new Uri("https://env.example.gov.cn/"), "t", null),
            Find(null, ("DISCLOSURE_SERVER", "https://env.example.gov.cn"), ("DISCLOSURE_TOKEN", "t"))
        );
        Assert.Equal(new(new Uri("https://saved.example.gov.cn/"), "t", null), Find(null, ("DISCLOSURE_TOKEN", "t")));
    }

    [Theory]
    [InlineData("http://gateway.example.gov.cn")]
    [InlineData("gateway.example.gov.cn")]
    [InlineData("ftp://gateway.example.gov.cn")]
    [InlineData("")]
    public async Task A_token_never_travels_in_the_clear(string server)
    {
        var outcome = await Command.ExpectAsync((int)ExitCode.Usage, "login", "--server", server, "--token", Secret);
        Assert.Contains("不能作为服务器地址", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, outcome.Error, StringComparison.Ordinal);
        Assert.Null(SettingsFile.Find());
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_to_be_and_nothing_is_saved()
    {
        var address = $"http://127.0.0.1:{Ports.Free()}";
        var command = Command;
        command.Input = Secret + "\n";
        var outcome = await command.ExpectAsync((int)ExitCode.Unavailable, "login", "--server", address);
        Assert.Contains($"无法连接服务器 {address}", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, outcome.Error + outcome.Output, StringComparison.Ordinal);
        Assert.Null(SettingsFile.Find());
    }

    [Fact]
    public async Task A_certificate_that_is_none_is_refused()
    {
        var file = Path.Combine(_home.Path, "client.pem");
        await File.WriteAllTextAsync(file, "no certificate");
        var outcome = await Command.ExpectAsync(
            (int)ExitCode.Usage,
            "whoami",
            "--server",
            "https://gateway.example.gov.cn",
            "--certificate",
            file
        );
        Assert.Contains($"无法读取证书 {file}", outcome.Error, StringComparison.Ordinal);
    }

    private ServerSettings Find(string? server, params (string Name, string Value)[] environment)
    {
        var command = Command;
        foreach (var (name, value) in environment)
        {
            command.Environment[name] = value;
        }

        var terminal = new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null, () => Stream.Null)
        {
            Environment = command.Environment,
        };
        return ServerSettings.Find(server, null, SettingsFile, terminal, new Wording(IsChinese: true));
    }
}

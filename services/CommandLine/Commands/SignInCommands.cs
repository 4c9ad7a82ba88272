using System.CommandLine;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Settings;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Signing in and out, and who the caller is.</summary>
internal sealed class SignInCommands(CommandFactory factory)
{
    private const string Token = "--token";

    public IEnumerable<Command> Create() =>
        [
            factory.Create(
                "login",
                "登录：核对令牌后保存在仅本人可读的文件中",
                "Signs in: tries the token and keeps it in a file that only you may read",
                [
                    factory.Options.Text(
                        Token,
                        "访问令牌；不给或给 - 则从标准输入读取，令牌不会出现在进程列表中",
                        "The token; without it, or with -, it is read from the standard input and shows in no list of processes"
                    ),
                ],
                LoginAsync
            ),
            factory.Create("logout", "退出登录：删除保存的令牌", "Signs out: removes the saved token", [], Logout),
            factory.Create("whoami", "当前身份和角色", "Who you are and what you may do", [], WhoAmIAsync),
        ];

    private static async Task<ExitCode> LoginAsync(CommandRun run)
    {
        // A sign-in needs an address: there is nothing saved yet to fall back on.
        var server =
            run.Find(GlobalOptions.Server)
            ?? run.Terminal.Environment.GetValueOrDefault("DISCLOSURE_SERVER")
            ?? throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose("请用 --server 给出服务器地址。", "Name the server by --server.")
            );
        var certificate = run.Find(GlobalOptions.Certificate);
        var settings = new ServerSettings(
            ServerSettings.Parse(server, run.Wording),
            certificate is null ? await ReadTokenAsync(run) : run.Find(Token),
            certificate
        );
        using var api = run.Connect(settings);
        // Tried before it is saved: a wrong token leaves no trace.
        var answer = await api.GetAsync(ApiPath.Create("whoami"), run.Cancellation);
        run.SettingsFile.Save(new(settings.Address.ToString(), settings.Token));
        run.Write(
            answer,
            json =>
            {
                run.WriteLine($"已登录 {settings.Address}", $"Signed in to {settings.Address}");
                Describe(run, json);
            }
        );
        return ExitCode.Done;
    }

    private static Task<ExitCode> Logout(CommandRun run)
    {
        if (run.SettingsFile.Remove())
        {
            run.WriteLine("已退出登录。", "Signed out.");
        }
        else
        {
            run.WriteLine("没有保存的登录。", "There was no sign-in.");
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static async Task<ExitCode> WhoAmIAsync(CommandRun run)
    {
        run.Write(await run.GetAsync(ApiPath.Create("whoami")), json => Describe(run, json));
        return ExitCode.Done;
    }

    private static void Describe(CommandRun run, System.Text.Json.Nodes.JsonNode json)
    {
        run.Terminal.Output.WriteLine($"{json["display"]} ({json["principal"]})");
        // Absent unless it is true.
        if (json["bootstrap"]?.GetValue<bool>() == true)
        {
            run.WriteLine("系统引导管理员，具有全部权限", "The bootstrap administrator, who has every role");
        }

        var table = run.CreateTable(("角色", "Role"), ("机关", "Agency"), ("含下级", "Subtree"));
        foreach (var role in json.List("roles"))
        {
            table.Add(role.Text("role"), role.Text("agency"), run.YesNo(role.Flag("subtree")));
        }

        table.Write(run.Terminal);
    }

    private static async Task<string> ReadTokenAsync(CommandRun run)
    {
        var given = run.Find(Token);
        // A token on the command line is seen by others on the machine; it is accepted all the same.
        if (given is { Length: > 0 } and not "-")
        {
            return given;
        }

        // The prompt goes to the error stream, which does not mix with answers.
        if (run.Terminal.ShowsProgress)
        {
            await run.Terminal.Error.WriteAsync(run.Wording.Choose("访问令牌：", "Token: "));
        }

        return await run.Terminal.Input.ReadLineAsync(run.Cancellation) is { } line && line.Trim().Length > 0
            ? line.Trim()
            : throw new CommandException(
                ExitCode.Usage,
                run.Wording.Choose("没有给出访问令牌。", "There is no token.")
            );
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Net.Sockets;
using Disclosure.CommandLine.Api;
using Disclosure.CommandLine.Commands;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine;

/// <summary>The program: its commands, and how each way to fail is said and numbered.</summary>
internal static class CommandApplication
{
    // A reason may begin with @ and is no file of arguments.
    private static readonly ParserConfiguration s_parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line; answers the exit code.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments,
        Terminal terminal,
        CancellationToken cancellation = default
    )
    {
        var wording = Wording.Find(arguments, terminal.Environment);
        try
        {
            return await InvokeAsync(
                Create(terminal, wording).Parse(arguments, s_parser),
                terminal,
                wording,
                cancellation
            );
        }
        catch (CommandException failed)
        {
            return Fail(failed.Code, failed.Message);
        }
        catch (ServerException refused)
        {
            return Fail(refused.Error.Exit, refused.Error.Describe(wording));
        }
        catch (OperationCanceledException)
        {
            return (int)ExitCode.Interrupted;
        }
        catch (Exception lost) when (IsOfConnection(lost))
        {
            return Fail(
                ExitCode.Unavailable,
                wording.Choose($"连接中断：{lost.Message}", $"The connection broke off: {lost.Message}")
            );
        }
        catch (Exception local) when (local is IOException or UnauthorizedAccessException)
        {
            return Fail(
                ExitCode.Usage,
                wording.Choose($"文件无法读写：{local.Message}", $"A file cannot be read or written: {local.Message}")
            );
        }
        // A defect of this program: all that is known of it, for whoever mends it.
        catch (Exception defect)
        {
            return Fail(ExitCode.Failed, $"{defect}");
        }

        int Fail(ExitCode code, string message)
        {
            terminal.Error.WriteLine(wording.Choose($"错误：{message}", $"Error: {message}"));
            return (int)code;
        }
    }

    private static bool IsOfConnection(Exception exception) =>
        exception is HttpRequestException or HttpIOException or IOException { InnerException: SocketException };

    private static RootCommand Create(Terminal terminal, Wording wording)
    {
        var factory = new CommandFactory(terminal, wording);
        var root = new RootCommand(
            wording.Choose("政府信息公开工作年度报告：命令行工具", "Annual disclosure reports from the command line")
        );
        foreach (var option in GlobalOptions.Create(wording))
        {
            root.Options.Add(option);
        }

        foreach (var option in root.Options)
        {
            option.Description = option switch
            {
                HelpOption => wording.Choose("显示帮助", "Show help"),
                VersionOption => wording.Choose("显示版本", "Show the version"),
                _ => option.Description,
            };
        }

        Command[] commands =
        [
            .. new SignInCommands(factory).Create(),
            new CheckCommand(factory).Create(),
            new RegionCommands(factory).CreateTasks(),
            new AgencyCommands(factory).Create(),
            factory.Group(
                "report",
                "年报",
                "Reports",
                [
                    .. new ReportCommands(factory).Create(),
                    .. new WorkflowCommands(factory).Create(),
                    .. new DocumentCommands(factory).Create(),
                ]
            ),
            new RegionCommands(factory).Create(),
            .. new FolderCommands(factory).Create(),
            new LogCommands(factory).Create(),
            new VerifyCommand(factory).Create(),
            new KeyCommand(factory).Create(),
            new CompletionCommand(factory).Create(),
        ];
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static async Task<int> InvokeAsync(
        ParseResult parsed,
        Terminal terminal,
        Wording wording,
        CancellationToken cancellation
    )
    {
        if (parsed.Action is ParseErrorAction)
        {
            throw new CommandException(ExitCode.Usage, UsageErrors.Describe(parsed, wording));
        }

        var settings = new InvocationConfiguration
        {
            Output = parsed.Action is HelpAction ? new HelpWriter(terminal.Output, wording) : terminal.Output,
            Error = terminal.Error,
            // What fails is said above, in the language of the terminal and with an exit code of its own.
            EnableDefaultExceptionHandler = false,
        };
        return await parsed.InvokeAsync(settings, cancellation);
    }
}

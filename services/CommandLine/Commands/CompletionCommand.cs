using System.CommandLine;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Scripts that make shells ask this program what may come next.</summary>
internal sealed class CompletionCommand(CommandFactory factory)
{
    private const string Shell = "shell";

    // Each asks the program itself ([suggest:position]), so that a new command completes at once.
    private static readonly Dictionary<string, string> s_scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # eval "$(disclosure completion bash)"
            _disclosure() {
              local IFS=$'\n'
              COMPREPLY=($(compgen -W "$(disclosure "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _disclosure disclosure
            """,
        ["zsh"] = """
            # eval "$(disclosure completion zsh)"
            _disclosure() {
              local -a answers
              answers=("${(@f)$(disclosure "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              compadd -a answers || _files
            }
            compdef _disclosure disclosure
            """,
        ["fish"] = """
            # disclosure completion fish | source
            complete -c disclosure -a '(disclosure "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
            """,
        ["pwsh"] = """
            # disclosure completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName disclosure -ScriptBlock {
              param($word, $ast, $position)
              disclosure "[suggest:$position]" "$ast" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """,
    };

    public Command Create()
    {
        var shell = new Argument<string>(Shell) { Description = string.Join(' ', s_scripts.Keys) };
        shell.AcceptOnlyFromAmong([.. s_scripts.Keys]);
        return factory.Create(
            "completion",
            "命令行补全脚本",
            "A script that completes commands in a shell",
            [shell],
            run =>
            {
                run.Terminal.Output.WriteLine(s_scripts[run.Require(Shell)]);
                return Task.FromResult(ExitCode.Done);
            }
        );
    }
}

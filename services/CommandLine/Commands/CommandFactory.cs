using System.CommandLine;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Commands;

/// <summary>Makes commands that run on a terminal.</summary>
internal sealed class CommandFactory(Terminal terminal, Wording wording)
{
    public Wording Wording => wording;

    public CommonOptions Options { get; } = new(wording);

    /// <summary>A command that does something.</summary>
    public Command Create(
        string name,
        string chinese,
        string english,
        IEnumerable<Symbol> symbols,
        Func<CommandRun, Task<ExitCode>> run
    )
    {
        var command = new Command(name, wording.Choose(chinese, english));
        foreach (var symbol in symbols)
        {
            Add(command, symbol);
        }

        command.SetAction(
            async (parsed, cancellation) =>
            {
                // Each run has a client of its own, opened when first needed.
                using var current = new CommandRun(parsed, terminal, wording, cancellation);
                return (int)await run(current);
            }
        );
        return command;
    }

    /// <summary>A command that only holds others.</summary>
    public Command Group(string name, string chinese, string english, params IEnumerable<Command> commands)
    {
        var group = new Command(name, wording.Choose(chinese, english));
        foreach (var command in commands)
        {
            group.Subcommands.Add(command);
        }

        return group;
    }

    private static void Add(Command command, Symbol symbol)
    {
        switch (symbol)
        {
            case Argument argument:
                command.Arguments.Add(argument);
                break;
            case Option option:
                command.Options.Add(option);
                break;
            default:
                throw new ArgumentException($"{symbol.Name} is neither an argument nor an option.", nameof(symbol));
        }
    }
}

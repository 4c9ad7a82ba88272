namespace Disclosure.CommandLine.Terminals;

/// <summary>A command cannot go on: what it says to people, and its exit code.</summary>
/// <param name="message">Whole sentences in the language of the terminal; nothing secret.</param>
internal sealed class CommandException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;
}

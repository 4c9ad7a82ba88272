using Spectre.Console;

namespace Disclosure.CommandLine.Terminals;

/// <summary>A table for people. Where nobody looks its lines are as long as they need to be, so that scripts find whole values.</summary>
internal sealed class TextTable(params string[] columns)
{
    private const int Unbounded = 10_000;

    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table; nothing where it has no rows.</summary>
    public void Write(Terminal terminal)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var console = AnsiConsole.Create(
            new()
            {
                Ansi = terminal.IsInteractive ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = terminal.IsInteractive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(terminal.Output),
            }
        );
        if (!terminal.IsInteractive)
        {
            console.Profile.Width = Unbounded;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }
}

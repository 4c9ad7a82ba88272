using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Tests;

/// <summary>Runs the command in the test's process, as a person with a home of their own would.</summary>
internal sealed class CommandRunner(string home)
{
    public Dictionary<string, string> Environment { get; } =
        new(StringComparer.Ordinal)
        {
            ["HOME"] = home,
            ["XDG_CONFIG_HOME"] = Path.Combine(home, "config"),
            ["LANG"] = "zh_CN.UTF-8",
        };

    public string Input { get; set; } = "";

    public Task<CommandOutcome> RunAsync(params string[] arguments) => RunAsync(CancellationToken.None, arguments);

    public async Task<CommandOutcome> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var bytes = new MemoryStream();
        var terminal = new Terminal(new StringReader(Input), output, error, () => bytes) { Environment = Environment };
        var exit = await CommandApplication.RunAsync(arguments, terminal, cancellation);
        return new(exit, output.ToString(), error.ToString(), bytes.ToArray());
    }

    /// <summary>Runs a command that must end as is said.</summary>
    public async Task<CommandOutcome> ExpectAsync(int exit, params string[] arguments)
    {
        var outcome = await RunAsync(arguments);
        Assert.True(exit == outcome.Exit, $"{string.Join(' ', arguments)}: {outcome}");
        return outcome;
    }
}

/// <summary>What a command did.</summary>
internal sealed record CommandOutcome(int Exit, string Output, string Error, byte[] Bytes);

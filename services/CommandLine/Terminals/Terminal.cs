using System.Collections;

namespace Disclosure.CommandLine.Terminals;

/// <summary>Where a command reads and writes.</summary>
internal sealed class Terminal
{
    private readonly Func<Stream> _openOutput;

    /// <param name="openOutput">Opens the output for bytes, such as those of a document.</param>
    public Terminal(TextReader input, TextWriter output, TextWriter error, Func<Stream> openOutput) =>
        (Input, Output, Error, _openOutput) = (input, output, error, openOutput);

    public TextReader Input { get; }

    public TextWriter Output { get; }

    /// <summary>Progress and errors, so that the output stays what was asked for.</summary>
    public TextWriter Error { get; }

    /// <summary>A person looks at the output: tables fit its width.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>A person looks at the errors: progress is drawn.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The environment of the process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Opens the output for bytes.</summary>
    public Stream OpenOutput() => _openOutput();

    /// <summary>The terminal of this process.</summary>
    public static Terminal Create()
    {
        // Chinese comes out whole wherever the locale says nothing of encodings.
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new(Console.In, Console.Out, Console.Error, Console.OpenStandardOutput)
        {
            IsInteractive = !Console.IsOutputRedirected,
            ShowsProgress = !Console.IsErrorRedirected,
            Environment = System
                .Environment.GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToDictionary(e => (string)e.Key, e => $"{e.Value}", StringComparer.Ordinal),
        };
    }
}

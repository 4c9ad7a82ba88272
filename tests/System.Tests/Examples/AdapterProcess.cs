using System.Collections.Concurrent;
using System.Diagnostics;

namespace Disclosure.SystemTests.Examples;

/// <summary>A program that runs until the test is done with it.</summary>
internal sealed class AdapterProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string?> _lines = new();

    public AdapterProcess(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>What it said so far.</summary>
    public string Output => string.Join('\n', _lines);

    public bool HasExited => _process.HasExited;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}

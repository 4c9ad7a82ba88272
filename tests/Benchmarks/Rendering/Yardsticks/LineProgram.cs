using System.Diagnostics;
using System.Globalization;

namespace Disclosure.Benchmarks.Rendering.Yardsticks;

/// <summary>A program that stays, and answers every line with the length of the file that it made.</summary>
internal sealed class LineProgram : IDisposable
{
    private readonly Process _process;

    public LineProgram(string program, params string[] arguments) =>
        _process =
            Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException($"{program} does not start.");

    public int Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        return int.Parse(
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The yardstick ended."),
            CultureInfo.InvariantCulture
        );
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}

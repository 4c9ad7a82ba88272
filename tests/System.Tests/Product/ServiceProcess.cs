using System.Collections.Concurrent;
using System.Diagnostics;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Product;

/// <summary>One service as a process of its own, of the same build as the tests, killed with them.</summary>
internal sealed class ServiceProcess : IDisposable
{
    // bin/Debug/net10.0 or bin/Release/net10.0, as the assembly that runs lies.
    private static readonly string s_output = Path.Combine(
        AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar)[^3..]
    );

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    /// <param name="wrapper">A program, with its first arguments, that runs the service by exec; empty: none.</param>
    public ServiceProcess(
        string project,
        IEnumerable<KeyValuePair<string, string>> settings,
        params IReadOnlyList<string> wrapper
    )
    {
        var folder = Repository.PathOf("services", project);
        string[] command = [.. wrapper, "dotnet", PathOf($"services/{project}", $"Disclosure.{project}")];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{project} did not start.");
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Path of a program of the same build.</summary>
    /// <param name="folder">Of its project, from the root of the checkout.</param>
    public static string PathOf(string folder, string assembly) =>
        Path.Combine(Repository.PathOf(folder.Split('/')), s_output, $"{assembly}.dll");

    /// <summary>What it wrote so far.</summary>
    public string Output => string.Join('\n', _lines);

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Its exit code once it has ended by itself.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    /// <summary>Sends it a signal, such as TERM, STOP or CONT.</summary>
    public void Signal(string name)
    {
        var (exit, output) = Tool.Run("kill", "-s", name, $"{Id}");
        if (exit != 0)
        {
            throw new InvalidOperationException(output);
        }
    }

    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("DISCLOSURE_", StringComparison.Ordinal)
        || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal);

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _lines.Enqueue(text);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Workers;

/// <summary>How a worker is started: this very program again, with an environment that knows nothing of the service's.</summary>
internal static class WorkerCommand
{
    // Where the runtime is and which one may be taken: all that a program needs to know of its machine.
    private static readonly string[] s_kept = ["DOTNET_ROOT", "DOTNET_ROLL_FORWARD", "LD_LIBRARY_PATH"];

    /// <param name="mebibytes">Most memory for its objects.</param>
    /// <param name="editions">Folder of further editions of the form; null or empty: none.</param>
    public static ProcessStartInfo Of(int mebibytes, string? editions = null)
    {
        var start = This(WorkerProgram.Argument);
        if (!string.IsNullOrEmpty(editions))
        {
            start.ArgumentList.Add(Path.GetFullPath(editions));
        }

        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.WorkingDirectory = AppContext.BaseDirectory;
        start.Environment["DOTNET_GCHeapHardLimit"] = (mebibytes * 1024L * 1024).ToString(
            "X",
            CultureInfo.InvariantCulture
        );

        // One thread works: no heap for each processor, no collector beside it.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }

    /// <summary>This very program with another purpose.</summary>
    public static ProcessStartInfo This(string purpose)
    {
        var start = Program();
        start.UseShellExecute = false;
        start.ArgumentList.Add(purpose);
        var kept = start
            .Environment.Where(e => s_kept.Any(k => e.Key.StartsWith(k, StringComparison.Ordinal)))
            .ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
        {
            start.Environment[name] = value;
        }

        // No door for debuggers.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    // The assembly stands beside whichever program it is a part of: the service's own, all in one, or tests.
    private static ProcessStartInfo Program()
    {
        var assembly = typeof(WorkerCommand).Assembly.GetName().Name;
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var host = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", $"dotnet{extension}")
        );
        return File.Exists(host) ? new(host, [path]) : new(Path.ChangeExtension(path, extension.TrimStart('.')));
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>This program, started again for another purpose with an environment of its own.</summary>
internal static class ThisProgram
{
    // Where the runtime is, and which versions of it may be used.
    private static readonly string[] s_kept = ["DOTNET_ROOT", "DOTNET_ROLL_FORWARD", "LD_LIBRARY_PATH"];

    /// <summary>How to start this program for another purpose. It inherits no settings of the service.</summary>
    /// <param name="purpose">The first argument.</param>
    public static ProcessStartInfo CreateStart(string purpose)
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

        // No debugger or profiler attaches.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    // The assembly is beside whichever program it is part of: the service's own, all services in one, or tests.
    private static ProcessStartInfo Program()
    {
        var assembly = typeof(ThisProgram).Assembly.GetName().Name;
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var host = Path.GetFullPath(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", $"dotnet{extension}")
        );
        return File.Exists(host) ? new(host, [path]) : new(Path.ChangeExtension(path, extension.TrimStart('.')));
    }
}

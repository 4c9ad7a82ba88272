using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>This program, started again for another purpose with an environment of its own.</summary>
internal static class ThisProgram
{
    // Where the runtime is and which one may be taken: all that a program needs to know of its machine.
    private static readonly string[] s_kept = ["DOTNET_ROOT", "DOTNET_ROLL_FORWARD", "LD_LIBRARY_PATH"];

    /// <summary>This very program with another purpose.</summary>
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

        // No door for debuggers.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    // The assembly stands beside whichever program it is a part of: the service's own, all in one, or tests.
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

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>This program, started again for another purpose with an environment of its own.</summary>
internal static class ThisProgram
{
    // Where the runtime is, and which versions of it may be used.
    private static readonly string[] s_kept = ["DOTNET_ROOT", "DOTNET_ROLL_FORWARD", "LD_LIBRARY_PATH"];

    // What a program is made of; whatever else is in its folder is not its own.
    private static readonly string[] s_parts = ["*.dll", "*.so", "*.deps.json", "*.runtimeconfig.json"];

    // The folder of the runtime: dotnet itself and shared/{framework}/{version}.
    private static string Runtime =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

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

    /// <summary>The files that it consists of and the runtime that it runs on.</summary>
    public static IEnumerable<FileRule> Rules()
    {
        var deep = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4 };
        return s_parts
            .SelectMany(p => Directory.EnumerateFiles(AppContext.BaseDirectory, p, deep))
            .Select(f => new FileRule(f, FileRights.Run))
            .Append(new(Runtime, FileRights.Run))
            .Append(new(Path.ChangeExtension(Assembly, null), FileRights.Run))
            // To find them again; names alone.
            .Append(new(AppContext.BaseDirectory, FileRights.ReadFolder));
    }

    // The assembly is beside whichever program it is part of: the service's own, all services in one, or tests.
    private static string Assembly =>
        Path.Combine(AppContext.BaseDirectory, $"{typeof(ThisProgram).Assembly.GetName().Name}.dll");

    private static ProcessStartInfo Program()
    {
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        var host = Path.Combine(Runtime, $"dotnet{extension}");
        return File.Exists(host)
            ? new(host, [Assembly])
            : new(Path.ChangeExtension(Assembly, extension.TrimStart('.')));
    }
}

using System.Diagnostics;
using Xunit;

namespace Disclosure.Testing;

/// <summary>Programs that tests use beside the SDK; deploy/install-test-tools puts them where they are looked for.</summary>
public static class Tool
{
    /// <summary>A file of the tests' own npm packages.</summary>
    public static string Npm(params string[] parts) => Repository.PathOf(["tests", "Tools", "node_modules", .. parts]);

    /// <summary>A program on the path; null where there is none.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}

/// <summary>A fact that needs programs; see <see cref="RequiredTools"/> for where one is absent.</summary>
public sealed class ToolFactAttribute : FactAttribute
{
    /// <param name="tools">Names of programs on the path, or paths under tests/Tools/node_modules.</param>
    public ToolFactAttribute(params string[] tools) => Skip = RequiredTools.SkipUnlessInstalled(tools);
}

/// <summary>A theory of the same kind.</summary>
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    /// <param name="tools">Names of programs on the path, or paths under tests/Tools/node_modules.</param>
    public ToolTheoryAttribute(params string[] tools) => Skip = RequiredTools.SkipUnlessInstalled(tools);
}

using System.Diagnostics;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests.Pdf;

/// <summary>Other people's programs, which read what this project wrote.</summary>
internal static class Tools
{
    /// <summary>Runs a program on a file; the answer is all that it said. It must end well.</summary>
    public static async Task<string> RunAsync(string program, byte[] file, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "report.pdf");
        await File.WriteAllBytesAsync(path, file);
        var start = new ProcessStartInfo(program, arguments.Select(a => a == "{}" ? path : a))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = await output + await errors;
        Assert.True(process.ExitCode == 0, $"{program}: {said}");
        return said;
    }
}

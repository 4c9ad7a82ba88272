using System.Diagnostics;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Workers;

internal static class Processes
{
    public static void Signal(int process, string signal) =>
        Assert.Equal(0, Tool.Run("kill", $"-{signal}", $"{process}").ExitCode);

    /// <summary>Waits for one to end, which it must within seconds.</summary>
    public static async Task EndAsync(int process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (IsRunning(process))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>The processes that it started and that still run.</summary>
    public static int[] Children(int process) =>
        [
            .. Tool.Run("ps", "-o", "pid=", "--ppid", $"{process}")
                .Output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
                .Select(int.Parse),
        ];

    public static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

namespace Disclosure.Intake.Isolation;

/// <summary>Where a machine or container runs out of memory, the kernel ends confined processes and not the service.</summary>
internal static class MemoryPressure
{
    /// <summary>Makes a process that was just started the first to be ended (proc(5), oom_score_adj).</summary>
    public static void EndFirst(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            File.WriteAllText($"/proc/{process}/oom_score_adj", "1000");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A system without it, or a process that has ended already; the limits of memory still hold.
        }
    }
}

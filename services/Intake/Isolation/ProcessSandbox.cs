namespace Disclosure.Intake.Isolation;

/// <summary>
/// What a worker gives up for good before its first document, on Linux: root rights, every system call and file that it
/// does not need, memory beyond its limit. Each step is independent of the others.
/// </summary>
internal static class ProcessSandbox
{
    private const int InternetFamily = 2;
    private const int StreamSocket = 1;
    private const int ReadAndWrite = 2;

    /// <summary>Cannot be undone. The files it may reach were decided by who started it, see <see cref="ProcessStarter"/>.</summary>
    public static void Apply()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Privileges.DropRoot();
        Privileges.ForbidNewPrivileges();
        Privileges.HideProcess();
        ResourceLimits.ApplyToWorker(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        SystemCallFilter.Install(SystemCallTable.ForWorker());
    }

    /// <summary>The walls that are missing, found by trying; see <see cref="SandboxWall"/>.</summary>
    public static IEnumerable<string> FindGaps()
    {
        if (!OperatingSystem.IsLinux())
        {
            return SandboxWall.All;
        }

        List<string> missing = [];
        if (
            IsOpen(LinuxNative.socket(InternetFamily, StreamSocket, 0))
            || IsOpen(LinuxNative.open("/dev/null", ReadAndWrite))
            || LinuxNative.kill(Environment.ProcessId, 0) == 0
        )
        {
            missing.Add(SandboxWall.SystemCalls);
        }

        // Whoever may open files may read this one, if nothing else restricts it.
        if (IsOpen(LinuxNative.open("/etc/passwd", 0)))
        {
            missing.Add(SandboxWall.Files);
        }

        if (LinuxNative.geteuid() == 0)
        {
            missing.Add(SandboxWall.User);
        }

        return missing;
    }

    private static bool IsOpen(int file) => file >= 0 && LinuxNative.close(file) == 0;
}

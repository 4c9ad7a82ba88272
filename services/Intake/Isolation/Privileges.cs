using System.Reflection;

namespace Disclosure.Intake.Isolation;

/// <summary>What a process may do by who it is, and who may look into it.</summary>
internal static class Privileges
{
    /// <summary>The user that a confined process becomes where the service is root.</summary>
    public const uint Nobody = 65534;

    // prctl(2)
    private const int SetParentDeathSignal = 1;
    private const int SetDumpable = 4;
    private const int SetNoNewPrivileges = 38;

    private const int Kill = 9;

    // statx(2)
    private const int CurrentFolder = -100;
    private const int LinkItself = 0x100;
    private const uint AskOwner = 8;
    private const int StatusBytes = 256;
    private const int OwnerOffset = 20;

    /// <summary>
    /// Whether a root that starts confined processes makes them another user: assemblies are loaded when they are
    /// first used, so they must be readable to everyone.
    /// </summary>
    public static bool CanDropRoot { get; } =
        OperatingSystem.IsLinux()
        && IsReadableToAll(FileOf(typeof(Privileges).Assembly))
        && IsReadableToAll(FileOf(typeof(object).Assembly));

    /// <summary>Whether confined processes are another user than this one.</summary>
    public static bool AreOtherUser => OperatingSystem.IsLinux() && LinuxNative.geteuid() == 0 && CanDropRoot;

    /// <summary>The file that holds an assembly: its own, or the program where all of it is one file.</summary>
    internal static string FileOf(Assembly assembly) =>
        assembly.Location is { Length: > 0 } own ? own : Environment.ProcessPath ?? AppContext.BaseDirectory;

    /// <summary>For good, and with it every capability.</summary>
    public static void DropRoot()
    {
        if (AreOtherUser)
        {
            _ = LinuxNative.setgroups(0, 0);
            _ = LinuxNative.setgid(Nobody);
            _ = LinuxNative.setuid(Nobody);
        }
    }

    /// <summary>No program that this thread becomes or starts has more privileges than it.</summary>
    public static void ForbidNewPrivileges() => _ = LinuxNative.prctl(SetNoNewPrivileges, 1, 0, 0, 0);

    /// <summary>
    /// No process of the same user reads the memory and environment of this one, traces it or copies its descriptors
    /// (proc(5), ptrace(2)). A debugger that is attached already stays.
    /// </summary>
    public static void HideProcess()
    {
        if (OperatingSystem.IsLinux() && !System.Diagnostics.Debugger.IsAttached)
        {
            _ = LinuxNative.prctl(SetDumpable, 0, 0, 0, 0);
        }
    }

    /// <summary>
    /// The kernel ends this process with the thread that started it. To be called after the change of user, which
    /// resets it.
    /// </summary>
    public static void EndWithParent() => _ = LinuxNative.prctl(SetParentDeathSignal, Kill, 0, 0, 0);

    /// <summary>Whether a process is this one's parent still, and not the one that inherits orphans.</summary>
    public static bool IsParent(int process) => LinuxNative.getppid() == process;

    /// <summary>Whether a file or folder, not a link to one, belongs to the user of this process.</summary>
    public static unsafe bool IsOwn(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        var status = stackalloc byte[StatusBytes];
        return LinuxNative.statx(CurrentFolder, path, LinkItself, AskOwner, status) == 0
            && *(uint*)(status + OwnerOffset) == LinuxNative.geteuid();
    }

    /// <summary>Whether any user may read a file, its folders included.</summary>
    public static bool IsReadableToAll(string path)
    {
        if (OperatingSystem.IsWindows() || !File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherRead))
        {
            return false;
        }

        for (var folder = Directory.GetParent(path); folder is not null; folder = folder.Parent)
        {
            if (!folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }
}

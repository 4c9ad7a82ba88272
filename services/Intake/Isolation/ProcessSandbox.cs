using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// What a worker gives up for good before its first document: root rights, the network, other programs, writing to
/// files. On Linux alone, as far as the system permits; each step is independent of the others.
/// </summary>
internal static partial class ProcessSandbox
{
    private const string Library = "libc";

    // prctl(2)
    private const int SetDumpable = 4;
    private const int SetNoNewPrivileges = 38;

    // getrlimit(2)
    private const int FileSize = 1;
    private const int CoreSize = 4;
    private const int OpenFiles = 7;

    // The runtime keeps each assembly open.
    private const int MostOpenFiles = 512;

    private const int InternetFamily = 2;
    private const int StreamSocket = 1;
    private const int ReadAndWrite = 2;
    private const int NotPermitted = 1;
    private const uint Nobody = 65534;

    /// <summary>Cannot be undone.</summary>
    public static void Apply()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        OfferMemoryFirst();
        DropRoot();
        _ = prctl(SetNoNewPrivileges, 1, 0, 0, 0);
        _ = prctl(SetDumpable, 0, 0, 0, 0);
        Limit(CoreSize, 0);
        Limit(FileSize, 0);
        Limit(OpenFiles, MostOpenFiles);
        SystemCallFilter.Install();
    }

    /// <summary>What could not be given up, found by trying: "network", "programs", "files", "rights".</summary>
    public static IEnumerable<string> FindGaps()
    {
        if (!OperatingSystem.IsLinux())
        {
            return ["network", "programs", "files", "rights"];
        }

        return new (string Name, bool IsOpen)[]
        {
            ("network", IsOpen(socket(InternetFamily, StreamSocket, 0))),
            ("programs", execve("", 0, 0) >= 0 || Marshal.GetLastPInvokeError() != NotPermitted),
            ("files", IsOpen(open("/dev/null", ReadAndWrite))),
            ("rights", geteuid() == 0),
        }
            .Where(g => g.IsOpen)
            .Select(g => g.Name);
    }

    private static bool IsOpen(int file) => file >= 0 && close(file) == 0;

    // Where a machine or container runs out of memory, the kernel is to end a worker and not the service (proc(5),
    // oom_score_adj).
    private static void OfferMemoryFirst()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A system without it; the limit of the heap still holds.
        }
    }

    // Assemblies are loaded when they are first used, so they must be readable to everyone.
    private static void DropRoot()
    {
        if (
            geteuid() == 0
            && IsReadableToAll(typeof(ProcessSandbox).Assembly.Location)
            && IsReadableToAll(typeof(object).Assembly.Location)
        )
        {
            _ = setgroups(0, 0);
            _ = setgid(Nobody);
            _ = setuid(Nobody);
        }
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

    private static void Limit(int resource, ulong most) => _ = setrlimit(resource, new() { Soft = most, Hard = most });

    [LibraryImport(Library)]
    private static partial int prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport(Library)]
    private static partial int setrlimit(int resource, in ResourceLimit limit);

    [LibraryImport(Library)]
    private static partial uint geteuid();

    [LibraryImport(Library)]
    private static partial int setgroups(nuint count, nint groups);

    [LibraryImport(Library)]
    private static partial int setgid(uint id);

    [LibraryImport(Library)]
    private static partial int setuid(uint id);

    [LibraryImport(Library)]
    private static partial int socket(int family, int type, int protocol);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int execve(string path, nint arguments, nint environment);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport(Library)]
    private static partial int close(int file);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}

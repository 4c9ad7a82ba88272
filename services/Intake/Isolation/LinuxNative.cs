#pragma warning disable IDE1006, CA1401 // Named as in the manual of Linux.
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>Functions of the C library on Linux, as its manual describes them.</summary>
internal static unsafe partial class LinuxNative
{
    public const int NotPermitted = 1;

    private const string Library = "libc";

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint syscall(nint number, nint a, nint b, nint c, nint d);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport(Library)]
    public static partial int setrlimit(int resource, in ResourceLimit limit);

    [LibraryImport(Library)]
    public static partial uint geteuid();

    [LibraryImport(Library)]
    public static partial int getppid();

    [LibraryImport(Library)]
    public static partial int setgroups(nuint count, nint groups);

    [LibraryImport(Library)]
    public static partial int setgid(uint id);

    [LibraryImport(Library)]
    public static partial int setuid(uint id);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int chown(string path, uint user, uint group);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int statx(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport(Library)]
    public static partial int socket(int family, int type, int protocol);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int process, int signal);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int execve(nint path, nint arguments, nint environment);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int open(string path, int flags);

    [LibraryImport(Library)]
    public static partial int close(int file);

    [LibraryImport(Library, SetLastError = true)]
    public static partial void* mmap(void* address, nuint length, int protection, int flags, int file, nint offset);

    [StructLayout(LayoutKind.Sequential)]
    public struct ResourceLimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}

#pragma warning disable IDE1006, CA1401 // Named as in the manual of Linux.
using System.Runtime.InteropServices;
using System.Text;

namespace Disclosure.Intake.Tests.Isolation;

/// <summary>The C library, without anything of the runtime in between that would refuse first.</summary>
internal static unsafe partial class Native
{
    public static bool Opens(string path, int flags) => Closes(open(path, flags, 0x180));

    public static bool Closes(int file) => file >= 0 && close(file) == 0;

    public static bool Connects(string path)
    {
        var address = new byte[110];
        address[0] = 1;
        Encoding.UTF8.GetBytes(path).CopyTo(address, 2);
        var file = socket(1, 1, 0);
        fixed (byte* first = address)
        {
            return connect(file, first, address.Length) == 0;
        }
    }

    public static bool Maps(int gibibytes, int flags) => mmap(0, (nint)gibibytes << 30, 3, flags, -1, 0) != -1;

    public static void Exec()
    {
        var none = stackalloc nint[1];
        _ = execve("/bin/true", none, none);
    }

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint syscall(nint number, nint a, nint b, nint c, nint d, nint e);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint syscall6(nint number, nint a, nint b, nint c, nint d, nint e, nint f);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int chmod(string path, uint mode);

    [LibraryImport("libc")]
    public static partial int socket(int family, int type, int protocol);

    [LibraryImport("libc")]
    public static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    public static partial int fcntl(int file, int command, int value);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags, int mode);

    [LibraryImport("libc")]
    private static partial int close(int file);

    [LibraryImport("libc")]
    private static partial int connect(int file, byte* address, int length);

    [LibraryImport("libc")]
    private static partial nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int execve(string path, nint* arguments, nint* environment);
}

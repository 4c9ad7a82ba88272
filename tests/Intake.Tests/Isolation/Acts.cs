using System.Runtime.InteropServices;

namespace Disclosure.Intake.Tests.Isolation;

/// <summary>What a parser that was taken over would try. Each says whether the system let it.</summary>
/// <param name="parent">The service.</param>
/// <param name="database">A file of the service.</param>
/// <param name="socket">The service's private socket.</param>
/// <param name="outside">A file to write where the service could.</param>
internal sealed class Acts(int parent, string database, string socket, string outside)
{
    private const int BadAddress = 14;
    private const int ReadWrite = 2;
    private const int Create = 0x40;
    private const int Large = 3;

    // By architecture: rt_sigqueueinfo, tgkill, ptrace, process_vm_readv, clone, exit, prlimit64.
    private static readonly nint[] s_numbers =
        RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? [129, 234, 101, 310, 56, 60, 302]
            : [138, 131, 117, 270, 220, 93, 261];

    private const nint PidfdOpen = 434;

    public IEnumerable<(string Act, bool IsDone)> Try() =>
        [
            ("environ", Native.Opens($"/proc/{parent}/environ", 0)),
            ("memory", Native.Opens($"/proc/{parent}/mem", 0)),
            ("read-memory", ReadMemory()),
            ("ptrace", Native.syscall(s_numbers[2], 0x4206, parent, 0, 0, 0) == 0),
            ("database", Native.Opens(database, 0)),
            ("database-write", Native.Opens(database, ReadWrite)),
            ("chmod", Native.chmod(database, 0x1B6) == 0),
            ("unix-socket", Native.Connects(socket)),
            ("tcp", Native.Closes(Native.socket(2, 1, 0))),
            ("kill", Native.kill(parent, 0) == 0),
            ("tgkill", Native.syscall(s_numbers[1], parent, parent, 0, 0, 0) == 0),
            ("sigqueue", QueueSignal()),
            ("pidfd", Native.Closes((int)Native.syscall(PidfdOpen, parent, 0, 0, 0, 0))),
            ("setown", Native.fcntl(1, 8, parent) == 0),
            ("prlimit", Native.syscall(s_numbers[6], parent, 7, 0, 0, 0) == 0),
            ("fork", Fork()),
            ("allocate", Native.Maps(Large, 0x22)),
            ("allocate-shared", Native.Maps(Large, 0x21)),
            ("write", Native.Opens(outside, ReadWrite | Create)),
        ];

    /// <summary>Anything about another process, as anybody may usually read.</summary>
    public bool ReadFigures() => Native.Opens($"/proc/{parent}/status", 0);

    // The address is no address, which is noticed after permission.
    private unsafe bool ReadMemory()
    {
        long buffer;
        nint* local = stackalloc nint[] { (nint)(&buffer), 8 };
        nint* remote = stackalloc nint[] { 8, 8 };
        return Native.syscall6(s_numbers[3], parent, (nint)local, 1, (nint)remote, 1, 0) >= 0
            || Marshal.GetLastPInvokeError() == BadAddress;
    }

    // Signal 0 with the code of sigqueue(3).
    private unsafe bool QueueSignal()
    {
        Span<int> info = stackalloc int[32];
        info[2] = -1;
        fixed (int* first = info)
        {
            return Native.syscall(s_numbers[0], parent, 0, (nint)first, 0, 0) == 0;
        }
    }

    private static bool Fork()
    {
        const int ChildSignal = 17;
        var child = Native.syscall(s_numbers[4], ChildSignal, 0, 0, 0, 0);
        if (child == 0)
        {
            _ = Native.syscall(s_numbers[5], 0, 0, 0, 0, 0);
        }

        return child > 0;
    }
}

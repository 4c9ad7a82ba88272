using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>Numbers of the Linux system calls that a worker does not need, for one architecture.</summary>
/// <param name="Architecture">AUDIT_ARCH_* (linux/audit.h).</param>
/// <param name="Seccomp">seccomp itself.</param>
/// <param name="Socket">socket; its first argument is the address family.</param>
/// <param name="NewThread">clone; permitted for threads.</param>
/// <param name="SignalThread">tgkill; permitted for the process itself.</param>
/// <param name="Opens">open and openat with the index of their flags; permitted for reading.</param>
/// <param name="Refused">Never permitted.</param>
internal sealed record SystemCallTable(
    uint Architecture,
    int Seccomp,
    uint Socket,
    uint NewThread,
    uint SignalThread,
    (uint Number, uint Flags)[] Opens,
    uint[] Refused
)
{
    /// <summary>From here on the numbers of x86-64 are those of its 32-bit pointers' kind.</summary>
    public const uint FirstForeign = 0x40000000;

    // Alike everywhere, as all calls are that are younger than these numbers: pidfd_send_signal, io_uring_setup,
    // pidfd_open, pidfd_getfd, fchmodat2.
    private static readonly uint[] s_refusedEverywhere = [424, 425, 434, 438, 452];

    /// <summary>io_uring_setup: a second way to everything, sockets among it.</summary>
    public uint Ring { get; } = 425;

    /// <summary>Said to be unknown: clone3, openat2.</summary>
    public uint[] Unknown { get; } = [435, 437];

    /// <summary>Null on an architecture that is not listed: no filter can be installed.</summary>
    public static SystemCallTable? ForThisMachine() =>
        RuntimeInformation.ProcessArchitecture switch
        {
            System.Runtime.InteropServices.Architecture.X64 => s_x64,
            System.Runtime.InteropServices.Architecture.Arm64 => s_arm64,
            _ => null,
        };

    private static readonly SystemCallTable s_x64 = new(
        Architecture: 0xC000003E,
        Seccomp: 317,
        Socket: 41,
        NewThread: 56,
        SignalThread: 234,
        Opens: [(2, 1), (257, 2)],
        Refused:
        [
            .. s_refusedEverywhere,
            // socket, connect, bind
            41,
            42,
            49,
            // fork, vfork, execve, execveat
            57,
            58,
            59,
            322,
            // kill, tkill, ptrace, process_vm_readv, process_vm_writev
            62,
            200,
            101,
            310,
            311,
            // creat, truncate, rename, renameat, renameat2, mkdir, mkdirat, rmdir, link, linkat, unlink, unlinkat,
            // symlink, symlinkat, chmod, fchmodat, chown, lchown, fchownat
            85,
            76,
            82,
            264,
            316,
            83,
            258,
            84,
            86,
            265,
            87,
            263,
            88,
            266,
            90,
            268,
            92,
            94,
            260,
        ]
    );

    private static readonly SystemCallTable s_arm64 = new(
        Architecture: 0xC00000B7,
        Seccomp: 277,
        Socket: 198,
        NewThread: 220,
        SignalThread: 131,
        Opens: [(56, 2)],
        Refused:
        [
            .. s_refusedEverywhere,
            // socket, connect, bind
            198,
            203,
            200,
            // execve, execveat
            221,
            281,
            // kill, tkill, ptrace, process_vm_readv, process_vm_writev
            129,
            130,
            117,
            270,
            271,
            // truncate, renameat, renameat2, mkdirat, linkat, unlinkat, symlinkat, fchmodat, fchownat
            45,
            38,
            276,
            34,
            37,
            35,
            36,
            53,
            54,
        ]
    );
}

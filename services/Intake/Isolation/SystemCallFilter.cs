using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// A filter of system calls (seccomp(2)). A network namespace would forbid sockets alone, and a process with several
/// threads, as the runtime is, cannot enter one by itself.
/// </summary>
internal static unsafe partial class SystemCallFilter
{
    // Classic BPF, see linux/filter.h.
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnySet = 0x45;
    private const ushort Return = 0x06;

    // struct seccomp_data, see linux/seccomp.h.
    private const uint Number = 0;
    private const uint Architecture = 4;
    private const uint Arguments = 16;

    private const uint Allow = 0x7FFF0000;
    private const uint RefuseAs = 0x00050000;
    private const uint NotPermitted = 1;
    private const uint NotImplemented = 38;

    private const nint SetModeFilter = 1;
    private const nint OnAllThreads = 1;

    // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC.
    private const uint AnyWriting = 0x243;
    private const uint AsThread = 0x10000;

    // AF_UNIX: inside the machine, by files.
    private const uint LocalFamily = 1;

    /// <summary>
    /// For workers: no sockets, programs, signals to others or files to write. Returns whether it holds, for every
    /// thread.
    /// </summary>
    public static bool Install() =>
        SystemCallTable.ForThisMachine() is { } calls && Install(calls, ForWorker(calls, (uint)Environment.ProcessId));

    /// <summary>Forbids the network alone; also holds for programs that this process becomes or starts.</summary>
    public static bool InstallWithoutNetwork() =>
        SystemCallTable.ForThisMachine() is { } calls && Install(calls, WithoutNetwork(calls));

    private static bool Install(SystemCallTable calls, BpfInstruction[] program)
    {
        fixed (BpfInstruction* first = program)
        {
            var whole = new FilterProgram { Length = (ushort)program.Length, First = first };
            return syscall(calls.Seccomp, SetModeFilter, OnAllThreads, &whole) == 0;
        }
    }

    private static BpfInstruction[] WithoutNetwork(SystemCallTable calls) =>
        [
            .. OnlyThisArchitecture(calls),
            .. When(JumpIfEqual, calls.Ring, NotPermitted),
            .. OnlyIf(calls.Socket, argument: 0, JumpIfEqual, LocalFamily),
            new(Return, Allow),
        ];

    // Numbers of system calls mean something on one architecture alone; calls of another are refused.
    private static BpfInstruction[] OnlyThisArchitecture(SystemCallTable calls) =>
        [
            new(LoadWord, Architecture),
            new(JumpIfEqual, calls.Architecture, WhenTrue: 1),
            new(Return, RefuseAs | NotPermitted),
            new(LoadWord, Number),
            .. When(JumpIfAtLeast, SystemCallTable.FirstForeign, NotPermitted),
        ];

    private static BpfInstruction[] ForWorker(SystemCallTable calls, uint process) =>
        [
            .. OnlyThisArchitecture(calls),
            .. calls.Refused.SelectMany(n => When(JumpIfEqual, n, NotPermitted)),
            // Their arguments lie in memory, where a filter cannot look; the C library falls back to the older calls.
            .. calls.Unknown.SelectMany(n => When(JumpIfEqual, n, NotImplemented)),
            .. OnlyIf(calls.NewThread, argument: 0, JumpIfAnySet, AsThread),
            .. OnlyIf(calls.SignalThread, argument: 0, JumpIfEqual, process),
            .. calls.Opens.SelectMany(o => Unless(o.Number, o.Flags, JumpIfAnySet, AnyWriting)),
            new(Return, Allow),
        ];

    private static BpfInstruction[] When(ushort jump, uint number, uint error) =>
        [new(jump, number, WhenFalse: 1), new(Return, RefuseAs | error)];

    private static BpfInstruction[] OnlyIf(uint number, uint argument, ushort jump, uint value) =>
        [
            new(JumpIfEqual, number, WhenFalse: 4),
            new(LoadWord, Arguments + (8 * argument)),
            new(jump, value, WhenFalse: 1),
            new(Return, Allow),
            new(Return, RefuseAs | NotPermitted),
        ];

    private static BpfInstruction[] Unless(uint number, uint argument, ushort jump, uint value) =>
        [
            new(JumpIfEqual, number, WhenFalse: 4),
            new(LoadWord, Arguments + (8 * argument)),
            new(jump, value, WhenTrue: 1),
            new(Return, Allow),
            new(Return, RefuseAs | NotPermitted),
        ];

    [LibraryImport("libc")]
    private static partial nint syscall(nint number, nint operation, nint flags, FilterProgram* program);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct BpfInstruction(ushort Code, byte WhenTrue, byte WhenFalse, uint Value)
    {
        public BpfInstruction(ushort code, uint value, byte WhenTrue = 0, byte WhenFalse = 0)
            : this(code, WhenTrue, WhenFalse, value) { }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct FilterProgram
    {
        public ushort Length;
        public BpfInstruction* First;
    }
}

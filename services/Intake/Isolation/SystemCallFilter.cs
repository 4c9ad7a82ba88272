using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// A filter of system calls (seccomp(2)). A network namespace would forbid sockets alone, and a process with several
/// threads, as the runtime is, cannot enter one by itself.
/// </summary>
internal static unsafe class SystemCallFilter
{
    // Classic BPF, see linux/filter.h.
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnySet = 0x45;
    private const ushort And = 0x54;
    private const ushort Return = 0x06;

    // struct seccomp_data, see linux/seccomp.h.
    private const uint Number = 0;
    private const uint Architecture = 4;
    private const uint Arguments = 16;

    private const uint Allow = 0x7FFF0000;
    private const uint RefuseAs = 0x00050000;
    private const uint Refused = RefuseAs | 1;
    private const uint NotImplemented = RefuseAs | 38;
    private const uint ConnectionRefused = 111;

    private const nint SetModeFilter = 1;
    private const nint OnAllThreads = 1;

    // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC.
    private const uint AnyWriting = 0x243;
    private const uint AsThread = 0x10000;

    // MAP_SHARED, MAP_ANONYMOUS: counts against no limit of data.
    private const uint SharedWithoutFile = 0x21;
    private const uint FixedRemap = 0x2;

    // AF_UNIX: inside the machine, by files.
    private const uint LocalFamily = 1;

    // F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW, F_DUPFD_CLOEXEC.
    private static readonly uint[] s_descriptorCommands = [0, 1, 2, 3, 4, 5, 6, 7, 1030];

    // TCGETS, TCGETS2, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX.
    private static readonly uint[] s_terminalQuestions = [0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5451];

    // PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_CAPBSET_READ, PR_SET_VMA.
    private static readonly uint[] s_namings = [3, 15, 16, 23, 0x53564D41];

    /// <summary>For good and for every thread: refuses what the table does not permit. Returns whether it holds.</summary>
    public static bool Install(SystemCallTable? calls)
    {
        if (calls is null)
        {
            return false;
        }

        var program = Compile(calls, (uint)Environment.ProcessId);
        fixed (BpfInstruction* first = program)
        {
            var whole = new FilterProgram { Length = (ushort)program.Length, First = first };
            return LinuxNative.syscall(calls.Seccomp, SetModeFilter, OnAllThreads, (nint)(&whole), 0) == 0;
        }
    }

    private static BpfInstruction[] Compile(SystemCallTable calls, uint process) =>
        [
            // Numbers of system calls mean something on one architecture alone; calls of another are refused.
            new(LoadWord, Architecture),
            new(JumpIfEqual, calls.Architecture, WhenTrue: 1),
            new(Return, Refused),
            new(LoadWord, Number),
            new(JumpIfAtLeast, SystemCallTable.FirstForeign, WhenFalse: 1),
            new(Return, Refused),
            .. calls.Rules.SelectMany(r => Only(r.Number, BodyOf(r.Rule, process))),
            // The C library tries newer calls first, some with arguments in memory, where a filter cannot look, and falls
            // back to older ones where they are unknown.
            new(JumpIfAtLeast, SystemCallTable.FirstOfNewer, WhenFalse: 1),
            new(Return, NotImplemented),
            new(Return, Refused),
        ];

    private static IEnumerable<BpfInstruction> Only(uint number, BpfInstruction[] body) =>
        body.Prepend(new(JumpIfEqual, number, WhenFalse: (byte)body.Length));

    // Ends with a verdict in every case.
    private static BpfInstruction[] BodyOf(SystemCallRule rule, uint process) =>
        rule switch
        {
            SystemCallRule.Allow => [new(Return, Allow)],
            SystemCallRule.Pretend => [new(Return, RefuseAs)],
            SystemCallRule.NobodyThere => [new(Return, RefuseAs | ConnectionRefused)],
            SystemCallRule.ReadSecond => Unless(1, AnyWriting),
            SystemCallRule.ReadThird => Unless(2, AnyWriting),
            SystemCallRule.Thread => OnlyWith(0, AsThread),
            SystemCallRule.OwnProcess => OneOf(0, process),
            SystemCallRule.OwnLimits => OneOf(0, 0),
            SystemCallRule.Descriptors => OneOf(1, s_descriptorCommands),
            SystemCallRule.Terminals => OneOf(1, s_terminalQuestions),
            SystemCallRule.Names => OneOf(0, s_namings),
            SystemCallRule.Private => Unless(3, SharedWithoutFile, all: true),
            SystemCallRule.PrivateHigh => [.. NotLow(0), .. Unless(3, SharedWithoutFile, all: true)],
            SystemCallRule.Unfixed => Unless(3, FixedRemap),
            SystemCallRule.Local => OneOf(0, LocalFamily),
            SystemCallRule.First =>
            [
                new(LoadWord, High(0)),
                new(JumpIfEqual, 0, WhenTrue: 1),
                new(Return, Refused),
                .. OneOf(0, FirstProgram.Address),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without instructions."),
        };

    private static uint Low(uint argument) => Arguments + (8 * argument);

    private static uint High(uint argument) => Low(argument) + 4;

    private static BpfInstruction[] OneOf(uint argument, params uint[] values) =>
        [
            new(LoadWord, Low(argument)),
            .. values.SelectMany(v => new BpfInstruction[] { new(JumpIfEqual, v, WhenFalse: 1), new(Return, Allow) }),
            new(Return, Refused),
        ];

    private static BpfInstruction[] OnlyWith(uint argument, uint flag) =>
        [new(LoadWord, Low(argument)), new(JumpIfAnySet, flag, WhenFalse: 1), new(Return, Allow), new(Return, Refused)];

    // Refuses where any of the flags is set, or all of them are.
    private static BpfInstruction[] Unless(uint argument, uint flags, bool all = false) =>
        [
            new(LoadWord, Low(argument)),
            .. all
                ? (BpfInstruction[])[new(And, flags), new(JumpIfEqual, flags, WhenTrue: 1)]
                : [new(JumpIfAnySet, flags, WhenTrue: 1)],
            new(Return, Allow),
            new(Return, Refused),
        ];

    // Refuses an address below 4 GiB other than 0, at which the kernel chooses one; goes on otherwise.
    private static BpfInstruction[] NotLow(uint argument) =>
        [
            new(LoadWord, High(argument)),
            new(JumpIfEqual, 0, WhenFalse: 3),
            new(LoadWord, Low(argument)),
            new(JumpIfEqual, 0, WhenTrue: 1),
            new(Return, Refused),
        ];

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

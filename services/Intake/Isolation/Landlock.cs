using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// Files that a thread, and every program that it becomes or starts, may reach (landlock(7)); everything else, and TCP,
/// is refused to it, whoever its user is. It also keeps it from tracing processes that lack the same restriction.
/// Needs no privilege. What a kernel is too old for stays open; see <see cref="Version"/>.
/// </summary>
internal sealed unsafe class Landlock : IDisposable
{
    // Alike on all architectures.
    private const nint CreateRuleset = 444;
    private const nint AddRule = 445;
    private const nint RestrictSelf = 446;

    private const nint AskVersion = 1;
    private const nint PathBeneath = 1;

    // open(2)
    private const int PathOnlyCloseOnExec = 0x200000 | 0x80000;

    // All rights about files that a version of the interface knows: 1 has 13, later ones add REFER, TRUNCATE and
    // IOCTL_DEV.
    private const ulong RightsOfFirst = (1UL << 13) - 1;
    private const int VersionOfRefer = 2;
    private const int VersionOfTruncate = 3;
    private const int VersionOfTcp = 4;
    private const int VersionOfDevices = 5;
    private const int VersionOfScopes = 6;

    private const ulong BindAndConnect = 3;
    private const ulong AbstractSockets = 1;

    private readonly int _ruleset;

    private Landlock(int ruleset) => _ruleset = ruleset;

    /// <summary>Of the kernel's interface; 0: the kernel has none, or it is switched off.</summary>
    public static int Version { get; } =
        OperatingSystem.IsLinux() ? (int)Math.Max(0, LinuxNative.syscall(CreateRuleset, 0, 0, AskVersion, 0)) : 0;

    /// <summary>Whether TCP is among what this kernel refuses.</summary>
    public static bool CoversTcp => Version >= VersionOfTcp;

    /// <summary>Null where the kernel lacks it. Paths that do not exist are left out.</summary>
    public static Landlock? Create(IEnumerable<FileRule> rules)
    {
        if (Version == 0)
        {
            return null;
        }

        var known = KnownRights();
        var handled = new RulesetAttributes
        {
            Files = known,
            Tcp = Version >= VersionOfTcp ? BindAndConnect : 0,
            Scopes = Version >= VersionOfScopes ? AbstractSockets : 0,
        };
        var bytes =
            Version >= VersionOfScopes ? 3 * sizeof(ulong)
            : Version >= VersionOfTcp ? 2 * sizeof(ulong)
            : sizeof(ulong);
        var ruleset = (int)LinuxNative.syscall(CreateRuleset, (nint)(&handled), bytes, 0, 0);
        if (ruleset < 0)
        {
            return null;
        }

        foreach (var rule in rules)
        {
            Add(ruleset, rule, known);
        }

        return new(ruleset);
    }

    /// <summary>For the calling thread and what it starts from now on, for good. Returns whether it holds.</summary>
    public bool RestrictThread()
    {
        Privileges.ForbidNewPrivileges();
        return LinuxNative.syscall(RestrictSelf, _ruleset, 0, 0, 0) == 0;
    }

    public void Dispose() => _ = LinuxNative.close(_ruleset);

    private static ulong KnownRights() =>
        RightsOfFirst
        | (Version >= VersionOfRefer ? 1UL << 13 : 0)
        | (Version >= VersionOfTruncate ? 1UL << 14 : 0)
        | (Version >= VersionOfDevices ? 1UL << 15 : 0);

    private static void Add(int ruleset, FileRule rule, ulong known)
    {
        var file = LinuxNative.open(rule.Path, PathOnlyCloseOnExec);
        if (file < 0)
        {
            return;
        }

        // A rule about a file that is no folder has rights of files alone.
        var rights = (ulong)rule.Rights & (Directory.Exists(rule.Path) ? known : (ulong)FileRights.OfFiles & known);
        var beneath = new PathBeneathAttributes { Rights = rights, File = file };
        _ = LinuxNative.syscall(AddRule, ruleset, PathBeneath, (nint)(&beneath), 0);
        _ = LinuxNative.close(file);
    }

    // linux/landlock.h
    [StructLayout(LayoutKind.Sequential)]
    private struct RulesetAttributes
    {
        public ulong Files;
        public ulong Tcp;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathBeneathAttributes
    {
        public ulong Rights;
        public int File;
    }
}

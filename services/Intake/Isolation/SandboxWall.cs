namespace Disclosure.Intake.Isolation;

/// <summary>The walls around a confined process, as the log, the health check and the refusal to start name them.</summary>
internal static class SandboxWall
{
    /// <summary>No system call but those of SystemCalls.txt: no network, programs, signals to others.</summary>
    public const string SystemCalls = "system call filter (seccomp)";

    /// <summary>No file but those of its purpose.</summary>
    public const string Files = "file restriction (Landlock)";

    /// <summary>Not root.</summary>
    public const string User = "user other than root";

    /// <summary>On systems other than Linux none is built.</summary>
    public static IReadOnlyList<string> All { get; } = [SystemCalls, Files, User];
}

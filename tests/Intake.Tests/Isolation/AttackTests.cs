using System.Diagnostics;
using Disclosure.Intake.Isolation;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Isolation;

/// <summary>
/// Every forbidden act, tried from inside each confinement by a process of a service that is root, and of one that is an
/// ordinary user. The same acts are first seen to succeed without it.
/// </summary>
public sealed class AttackTests : IDisposable
{
    private const string Root = "root";
    private const string Ordinary = "an ordinary user";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Confined =>
        new()
        {
            { "worker", Root },
            { "worker", Ordinary },
            { "converter", Root },
            { "converter", Ordinary },
        };

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Confined))]
    public void No_forbidden_act_succeeds_in_a(string confinement, string user)
    {
        var acts = Attack(confinement, user);
        Assert.True(acts.Count >= 20, string.Join(", ", acts));
        Assert.DoesNotContain(acts, a => a.EndsWith("=done", StringComparison.Ordinal));
        Assert.Contains("exec=refused", acts);
        Assert.Equal("figures", File.ReadAllText(Path.Combine(_folder.Path, "filing.db")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "written")));
    }

    // Otherwise the test above would hold for acts that never succeed.
    [SkippableTheory]
    [InlineData("none")]
    [InlineData("none-python")]
    public void Each_succeeds_without_a_confinement(string confinement) =>
        Assert.DoesNotContain(
            Attack(confinement, Ordinary).Where(a => a != "own-folder-denied=refused"),
            a => a.EndsWith("=refused", StringComparison.Ordinal)
        );

    private List<string> Attack(string confinement, string user)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Landlock.Version > 0, "This kernel has no Landlock.");
        Skip.If(confinement != "worker" && !File.Exists("/usr/bin/python3"), "There is no /usr/bin/python3.");
        Skip.If(user == Root && !Environment.IsPrivilegedProcess, "These tests do not run as root.");
        string[] command = AttackProgram.CommandOf(confinement, _folder.Path);
        if (user == Ordinary && Environment.IsPrivilegedProcess)
        {
            Skip.If(Tool.Find("setpriv") is null, "There is no setpriv to become an ordinary user with.");
            Skip.IfNot(Privileges.CanDropRoot, "The tests lie where an ordinary user cannot read them.");
            Assert.Equal(0, Tool.Run("chown", "nobody", _folder.Path).ExitCode);
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Path,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// Runs another program confined: this program gives up what the other does not need and then becomes it, which keeps
/// it so. One folder to write in, no network, no other program, no signal to others; bounded memory, files and descriptors. On
/// systems other than Linux the program is started as it is.
/// </summary>
internal static class ConfinedProgram
{
    /// <summary>The argument that selects this purpose; parent, folder, installation and command follow.</summary>
    public const string Argument = "run-confined";

    /// <summary>Instead of a command: says what cannot be given up here, and ends.</summary>
    public const string CheckCommand = "check";

    /// <summary>Exit code: the system calls cannot be filtered, so the other program was not started.</summary>
    public const int FilterNotInstalled = 126;

    /// <summary>How to start a program confined; its arguments are added by the caller.</summary>
    /// <param name="program">Full path.</param>
    /// <param name="installation">The file or folder that it reads itself from, beside the system's own.</param>
    /// <param name="folder">Its working folder, HOME and TMPDIR; it must be the owner, see <see cref="ScratchRoot"/>.</param>
    public static ProcessStartInfo CreateStart(string program, string installation, string folder)
    {
        var start = OperatingSystem.IsLinux() ? ThisProgram.CreateStart(Argument) : new(program);
        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Add(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            start.ArgumentList.Add(folder);
            start.ArgumentList.Add(installation);
            start.ArgumentList.Add(program);
        }
        else
        {
            start.Environment.Clear();
        }

        (start.UseShellExecute, start.WorkingDirectory) = (false, folder);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        return start;
    }

    /// <summary>Becomes the other program; returns an error code only where that fails.</summary>
    /// <param name="arguments">What <see cref="CreateStart"/> wrote: parent, folder, installation, program, its arguments.</param>
    public static int Run(string[] arguments)
    {
        var (folder, installation, command) = (arguments[1], arguments[2], arguments[3..]);
        Privileges.DropRoot();
        Privileges.ForbidNewPrivileges();
        if (!Privileges.EndWithParent(int.Parse(arguments[0], CultureInfo.InvariantCulture)))
        {
            return 1;
        }

        var isChecked = command[0] == CheckCommand;
        using var landlock = Landlock.Create(FileRule.ForConverter(installation, folder));
        var calls = SystemCallTable.ForConverter();
        var list = Strings(command);
        var environment = Strings([$"HOME={folder}", $"TMPDIR={folder}", "PATH=/usr/bin:/bin", "LANG=C.UTF-8"]);
        ResourceLimits.ApplyToConverter();

        // From here on this program can hardly load a further part of itself, except to say what it could not give up.
        var holdsFiles = landlock?.RestrictThread() ?? false;
        if (isChecked)
        {
            return Check(calls, holdsFiles);
        }

        if (!FirstProgram.Place(command[0]) || !SystemCallFilter.Install(calls))
        {
            return FilterNotInstalled;
        }

        ResourceLimits.LimitConverterAddresses();
        return FirstProgram.Become(list, environment);
    }

    private static int Check(SystemCallTable? calls, bool holdsFiles)
    {
        List<string> missing = [];
        if (!SystemCallFilter.Install(calls))
        {
            missing.Add(SandboxWall.SystemCalls);
        }

        if (!holdsFiles)
        {
            missing.Add(SandboxWall.Files);
        }

        if (LinuxNative.geteuid() == 0)
        {
            missing.Add(SandboxWall.User);
        }

        Console.Out.Write(string.Join(", ", missing));
        return 0;
    }

    // A null-terminated array for execve(2); never freed, as the process is replaced.
    private static nint Strings(IEnumerable<string> values)
    {
        nint[] pointers = [.. values.Select(Marshal.StringToCoTaskMemUTF8), 0];
        var list = Marshal.AllocCoTaskMem(pointers.Length * nint.Size);
        Marshal.Copy(pointers, 0, list, pointers.Length);
        return list;
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// Runs another program without a network: this program installs the filter and then becomes the other, which keeps
/// it. On systems other than Linux the program is started as it is.
/// </summary>
internal static partial class NetworkIsolatedProcess
{
    /// <summary>The argument that selects this purpose; the path and arguments of the other program follow.</summary>
    public const string Argument = "run-offline";

    /// <summary>Exit code: the filter could not be installed, so the other program was not started.</summary>
    public const int FilterNotInstalled = 126;

    private const string Library = "libc";
    private const int SetNoNewPrivileges = 38;

    // All environment variables that the other program gets.
    private static readonly string[] s_told = ["PATH", "HOME"];

    /// <summary>How to start a program without a network.</summary>
    /// <param name="home">Its working folder and HOME.</param>
    public static ProcessStartInfo CreateStart(string program, string home)
    {
        var start = OperatingSystem.IsLinux() ? ThisProgram.CreateStart(Argument) : new(program);
        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Add(program);
        }
        else
        {
            start.Environment.Clear();
        }

        start.WorkingDirectory = home;
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["HOME"] = home;
        return start;
    }

    /// <summary>Becomes the other program; returns an error code only where that fails.</summary>
    /// <param name="command">Path and arguments.</param>
    public static int Run(IReadOnlyList<string> command)
    {
        _ = prctl(SetNoNewPrivileges, 1, 0, 0, 0);
        if (!SystemCallFilter.InstallWithoutNetwork())
        {
            return FilterNotInstalled;
        }

        _ = execve(
            command[0],
            Strings(command),
            Strings(s_told.Select(n => $"{n}={Environment.GetEnvironmentVariable(n)}"))
        );
        return Marshal.GetLastPInvokeError();
    }

    // A null-terminated array for execve(2); never freed, as the process is replaced.
    private static nint Strings(IEnumerable<string> values)
    {
        nint[] pointers = [.. values.Select(Marshal.StringToCoTaskMemUTF8), 0];
        var list = Marshal.AllocCoTaskMem(pointers.Length * nint.Size);
        Marshal.Copy(pointers, 0, list, pointers.Length);
        return list;
    }

    [LibraryImport(Library)]
    private static partial int prctl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int execve(string path, nint arguments, nint environment);
}

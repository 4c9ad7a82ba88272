using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// Becomes another program that has no network: this program installs the filter and gives its process to the other, which
/// keeps it, with all that it starts. On systems other than Linux the program is started as it is.
/// </summary>
internal static partial class NetworkIsolatedProcess
{
    /// <summary>The argument that makes this of the program; the other's path and arguments follow.</summary>
    public const string Argument = "run-offline";

    /// <summary>The filter could not be installed, so the other program was not started.</summary>
    public const int FilterNotInstalled = 126;

    private const string Library = "libc";
    private const int SetNoNewPrivileges = 38;

    // All that the other program is told of its surroundings.
    private static readonly string[] s_told = ["PATH", "HOME"];

    /// <param name="home">Its folder.</param>
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

    /// <summary>Does not return where it succeeds.</summary>
    /// <param name="command">The other program's path and arguments.</param>
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

    // A list in the system's memory, ended by a null; never freed, as the process is given away.
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

using System.Runtime.InteropServices;

namespace Disclosure.ServiceDefaults.Storage;

/// <summary>What a process writes is its user's alone: files get mode 0600, folders 0700, sockets 0600.</summary>
public static partial class OwnerOnlyFiles
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // Bits that new files and folders do not get: all those of group and others.
    private const uint GroupAndOthers = 0b111_111;

    /// <summary>For everything that this process creates from now on, what libraries create among it (umask(2)).</summary>
    public static void Apply()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = umask(GroupAndOthers);
        }
    }

    /// <summary>Takes a file that may be older than this rule from everyone but its owner, where it exists.</summary>
    public static void Restrict(string file)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(file))
        {
            File.SetUnixFileMode(file, OwnerReadsAndWrites);
        }
    }

    [LibraryImport("libc")]
    private static partial uint umask(uint mask);
}

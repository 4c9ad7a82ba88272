namespace Disclosure.Intake.Isolation;

/// <summary>
/// The folder in which confined programs get theirs. A service that was killed leaves its root behind; the next one that
/// starts removes it, told from those in use by the lock that ends with its process.
/// </summary>
internal sealed class ScratchRoot : IDisposable
{
    private const string Prefix = "disclosure-intake-";
    private const string LockName = "in-use";

    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // A confined program that is another user must be able to pass through.
    private const UnixFileMode PassThrough = OwnerAlone | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _root;
    private readonly FileStream _lock;

    /// <summary>Removes what services that have ended left behind, and makes a root of its own.</summary>
    /// <param name="parent">By default the system's folder for temporary files.</param>
    public ScratchRoot(string? parent = null)
    {
        parent ??= Path.GetTempPath();
        Sweep(parent);
        _root = Directory.CreateDirectory(Path.Combine(parent, $"{Prefix}{Guid.NewGuid():n}"));
        if (!OperatingSystem.IsWindows())
        {
            _root.UnixFileMode = Privileges.AreOtherUser ? PassThrough : OwnerAlone;
        }

        _lock = Lock(Path.Combine(_root.FullName, LockName), FileMode.CreateNew);
    }

    /// <summary>A new folder that a confined program alone, beside root, may enter. Its user deletes it.</summary>
    public DirectoryInfo CreateFolder()
    {
        var folder = _root.CreateSubdirectory(Guid.NewGuid().ToString("n"));
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = OwnerAlone;
        }

        Give(folder.FullName);
        return folder;
    }

    /// <summary>Writes a file that a confined program may read and change.</summary>
    public static async Task WriteAsync(string file, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await File.WriteAllBytesAsync(file, content, cancellation);
        Give(file);
    }

    public void Dispose()
    {
        _lock.Dispose();
        _root.Delete(recursive: true);
    }

    private static void Give(string path)
    {
        if (Privileges.AreOtherUser)
        {
            _ = LinuxNative.chown(path, Privileges.Nobody, Privileges.Nobody);
        }
    }

    // What other users own is theirs; folders of services that run cannot be locked and stay.
    private static void Sweep(string parent)
    {
        foreach (var left in Directory.EnumerateDirectories(parent, $"{Prefix}*").Where(Privileges.IsOwn))
        {
            try
            {
                Lock(Path.Combine(left, LockName), FileMode.Open).Dispose();
                Directory.Delete(left, recursive: true);
            }
            catch (Exception inUse) when (inUse is IOException or UnauthorizedAccessException)
            {
                // In use, or just being removed by another service.
            }
        }
    }

    private static FileStream Lock(string file, FileMode mode) => new(file, mode, FileAccess.ReadWrite, FileShare.None);
}

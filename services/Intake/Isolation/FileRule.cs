namespace Disclosure.Intake.Isolation;

/// <summary>What a confined process may do with files; bits of linux/landlock.h.</summary>
[Flags]
internal enum FileRights : ulong
{
    Execute = 1 << 0,
    Write = 1 << 1,
    ReadFile = 1 << 2,
    ReadFolder = 1 << 3,
    Truncate = 1 << 14,

    /// <summary>Everything that means something for a file that is no folder.</summary>
    OfFiles = Execute | Write | ReadFile | Truncate,

    /// <summary>Files and the lists of folders.</summary>
    Read = ReadFile | ReadFolder,

    /// <summary>The same, to be started as well.</summary>
    Run = Read | Execute,

    /// <summary>
    /// Read, write, make, rename and remove files and folders; no devices, pipes, sockets or links, no programs.
    /// </summary>
    Use = Read | Write | Truncate | RemoveFolder | RemoveFile | MakeFolder | MakeFile | MoveBetweenFolders,

    RemoveFolder = 1 << 4,
    RemoveFile = 1 << 5,
    MakeFolder = 1 << 7,
    MakeFile = 1 << 8,
    MoveBetweenFolders = 1 << 13,
}

/// <summary>Rights on a file, or on a folder and everything in it.</summary>
internal readonly record struct FileRule(string Path, FileRights Rights)
{
    // Libraries and fonts of the system, and what the C library and the runtime look up when they start.
    private static readonly FileRule[] s_system =
    [
        new("/usr", FileRights.Run),
        new("/lib", FileRights.Run),
        new("/lib64", FileRights.Run),
        new("/etc/ld.so.cache", FileRights.Read),
        new("/etc/localtime", FileRights.Read),
        new("/etc/ssl/openssl.cnf", FileRights.Read),
        new("/sys/fs/cgroup", FileRights.Read),
        new("/sys/devices/system", FileRights.Read),
        new("/dev/null", FileRights.Read | FileRights.Write),
        new("/dev/zero", FileRights.Read),
        new("/dev/urandom", FileRights.Read),
        new("/dev/random", FileRights.Read),
    ];

    /// <summary>For a worker: the system, the runtime, this program and the editions of the form; to write nothing.</summary>
    /// <param name="editions">Folder of further editions; null: none.</param>
    public static IEnumerable<FileRule> ForWorker(string? editions) =>
        string.IsNullOrEmpty(editions)
            ? s_system.Concat(ThisProgram.Rules())
            : s_system.Concat(ThisProgram.Rules()).Append(new(System.IO.Path.GetFullPath(editions), FileRights.Read));

    /// <summary>
    /// What the runtime needs to start: its own figures. Those of other processes are kept from a worker by its user
    /// and by Landlock's rule on tracing.
    /// </summary>
    public static FileRule Processes => new("/proc", FileRights.Read);

    /// <summary>For the converter: the system, its own installation, and one folder to work in.</summary>
    /// <param name="installation">File or folder.</param>
    public static IEnumerable<FileRule> ForConverter(string installation, string folder) =>
        [
            .. s_system,
            new("/etc/fonts", FileRights.Read),
            new("/etc/libreoffice", FileRights.Read),
            new("/etc/passwd", FileRights.Read),
            new("/var/cache/fontconfig", FileRights.Read),
            new("/var/lib/libreoffice", FileRights.Read),
            new(installation, FileRights.Run),
            new(folder, FileRights.Use),
        ];
}

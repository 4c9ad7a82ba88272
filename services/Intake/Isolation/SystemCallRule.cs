namespace Disclosure.Intake.Isolation;

/// <summary>What a filter does with one system call; the names are those of SystemCalls.txt.</summary>
internal enum SystemCallRule
{
    Allow,

    /// <summary>open(2) for reading alone.</summary>
    ReadSecond,

    /// <summary>openat(2) for reading alone.</summary>
    ReadThird,

    /// <summary>clone(2) of a thread, never of a process.</summary>
    Thread,

    /// <summary>A signal to this process itself.</summary>
    OwnProcess,

    /// <summary>prlimit64(2) of this process; a hard limit is never raised by who is not root.</summary>
    OwnLimits,

    /// <summary>fcntl(2) on descriptors and locks, not F_SETOWN or F_SETSIG, which send signals to others.</summary>
    Descriptors,

    /// <summary>ioctl(2) that asks about a terminal or pipe.</summary>
    Terminals,

    /// <summary>prctl(2) that names threads and memory.</summary>
    Names,

    /// <summary>mmap(2) of files or of memory that counts against the limit of data.</summary>
    Private,

    /// <summary>The same, and not at an address below 4 GiB; see <see cref="FirstProgram"/>.</summary>
    PrivateHigh,

    /// <summary>mremap(2) without MREMAP_FIXED.</summary>
    Unfixed,

    /// <summary>A socket inside the machine (AF_UNIX).</summary>
    Local,

    /// <summary>Nothing happens and success is answered.</summary>
    Pretend,

    /// <summary>Nothing happens and ECONNREFUSED is answered.</summary>
    NobodyThere,

    /// <summary>execve(2) of the path that lies at <see cref="FirstProgram.Address"/>.</summary>
    First,
}

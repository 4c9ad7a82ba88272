namespace Disclosure.CommandLine.Terminals;

/// <summary>How a command ended, for scripts. A number never changes its meaning.</summary>
internal enum ExitCode
{
    /// <summary>Done, and nothing is wrong.</summary>
    Done = 0,

    /// <summary>Done, and what was judged does not pass: a finding of severity ERROR, or something that does not verify.</summary>
    NotPassed = 1,

    /// <summary>The command was misused: an unknown option, a missing argument, a file that cannot be read.</summary>
    Usage = 2,

    /// <summary>Not signed in, or not allowed.</summary>
    AccessDenied = 3,

    /// <summary>Somebody else changed it meanwhile, or it exists already.</summary>
    Conflict = 4,

    /// <summary>There is no such thing.</summary>
    NotFound = 5,

    /// <summary>The server cannot be reached or cannot answer now; the same command may succeed later.</summary>
    Unavailable = 6,

    /// <summary>The server refuses what is asked, and will again.</summary>
    Refused = 7,

    /// <summary>Of many files or reports some were not taken in; the others were.</summary>
    Partial = 8,

    /// <summary>A defect of the server or of this program.</summary>
    Failed = 70,

    /// <summary>Broken off by the user.</summary>
    Interrupted = 130,
}

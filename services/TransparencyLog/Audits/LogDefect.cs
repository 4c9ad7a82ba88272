namespace Disclosure.TransparencyLog.Audits;

/// <summary>What happened to the first entry that is not as the signed checkpoint says.</summary>
public enum DefectKind
{
    /// <summary>The entry has another content.</summary>
    Changed,

    /// <summary>The entry is gone and the next one stands in its place.</summary>
    Deleted,

    /// <summary>An entry that is not in the log stands before it, or after the last.</summary>
    Added,

    /// <summary>Another entry of the log stands in its place.</summary>
    Moved,

    /// <summary>The log ends before it.</summary>
    CutOff,

    /// <summary>The stored hashes were changed as well: the entry is one of a range, and what happened to it cannot be told.</summary>
    HashesChanged,
}

/// <summary>The first entry of a log that is not what its checkpoint says.</summary>
/// <param name="Kind">What happened to it.</param>
/// <param name="Index">Index of the entry, from 0; with <see cref="DefectKind.HashesChanged"/> the first of the range.</param>
/// <param name="Count">1; with <see cref="DefectKind.HashesChanged"/> the length of the range.</param>
public sealed record LogDefect(DefectKind Kind, long Index, long Count = 1);

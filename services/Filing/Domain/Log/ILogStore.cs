using Disclosure.ResourceNames;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.Filing.Domain.Log;

/// <summary>Which entries to list. All conditions must hold.</summary>
/// <param name="Agency">Of this agency; null: of all.</param>
/// <param name="Subtree">With those of all agencies below.</param>
/// <param name="Resource">Of this resource; empty: of all.</param>
/// <param name="Kind">Null: of all kinds.</param>
internal sealed record LogFilter(AgencyName? Agency, bool Subtree, string Resource, EventKind? Kind);

/// <summary>How long the log is.</summary>
/// <param name="Time">Time of the last entry; null: there is none.</param>
internal sealed record LogHead(long Size, DateTimeOffset? Time);

/// <summary>Reads the log; appending is part of every write. Reads nodes of its tree for proofs.</summary>
internal interface ILogStore : INodeReader
{
    /// <summary>How long the log is now.</summary>
    Task<LogHead> FindHeadAsync(CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> entries from an index on and before another, in order.</summary>
    /// <param name="filter">All its conditions must hold.</param>
    /// <param name="start">Index of the first entry that may be in the answer.</param>
    /// <param name="end">Index after the last one that may be in the answer.</param>
    Task<IReadOnlyList<LogEntry>> ListAsync(
        LogFilter filter,
        long start,
        long end,
        int take,
        CancellationToken cancellation
    );

    /// <summary>Appends events that belong to no other write; a repeated request returns the stored response.</summary>
    /// <param name="events">May be empty: then only the answer is stored for a repeat, and the index is -1.</param>
    /// <param name="respond">Makes the response from the index of the first.</param>
    Task<string> AppendAsync(
        IReadOnlyList<LogEvent> events,
        Func<long, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Waits until the log is longer than a size, or a while has passed in which another process may have written.</summary>
    /// <param name="size">Returns at once where the log is longer already.</param>
    Task WaitAsync(long size, CancellationToken cancellation);
}

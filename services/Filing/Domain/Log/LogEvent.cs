using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;

namespace Disclosure.Filing.Domain.Log;

/// <summary>What happened, before it has a place in the log. Never holds prose, figures or the names of people.</summary>
/// <param name="Time">Whole milliseconds.</param>
/// <param name="Agency">agencies/{agency}; empty: it concerns all.</param>
/// <param name="Resource">Name of the resource that it concerns.</param>
/// <param name="Actor">Principal.</param>
internal sealed record LogEvent(EventKind Kind, DateTimeOffset Time, string Agency, string Resource, string Actor)
{
    /// <summary>The report's state before a move; null: no move.</summary>
    public ReportState? From { get; init; }

    /// <summary>The report's state after a move; null: no move, or the report is gone.</summary>
    public ReportState? To { get; init; }

    /// <summary>The report's revision after a move; 0: no move.</summary>
    public long Revision { get; init; }

    /// <summary>The published version; 0: none.</summary>
    public int Version { get; init; }

    /// <summary>What was pinned; null: nothing.</summary>
    public Pins? Pins { get; init; }

    /// <summary>Stable codes that say more.</summary>
    /// <remarks>Codes of findings of a return or an explanation, of a refusal, or why a webhook was stopped.</remarks>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Digests, counts and dates by name.</summary>
    /// <remarks>The log's format sorts them by name.</remarks>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}

/// <summary>An event in its place.</summary>
/// <param name="Index">From 0, without gaps.</param>
/// <param name="Entry">The bytes that are hashed.</param>
/// <remarks>Entry is kept beside the event: bytes that were written by another version could differ from those written now.</remarks>
internal sealed record LogEntry(long Index, LogEvent Event, byte[] Entry);

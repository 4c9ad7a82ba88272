using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>A move that a report went through.</summary>
/// <param name="From">Null: the report was created.</param>
/// <param name="Revision">The report's revision after it.</param>
/// <param name="Reasons">In the order in which they were given; empty for most moves.</param>
/// <param name="Pins">What was pinned after it; null: nothing.</param>
/// <param name="LogIndex">Index of its entry in the log.</param>
/// <param name="IsWaived">The bootstrap administrator approved what they had written.</param>
internal sealed record ReportMove(
    ReportVerb Verb,
    ReportState? From,
    ReportState To,
    long Revision,
    string Actor,
    string ActorDisplay,
    DateTimeOffset CreateTime,
    IReadOnlyList<MoveReason> Reasons,
    Pins? Pins,
    long LogIndex,
    string RequestId,
    bool IsWaived
);

/// <summary>A version that was published.</summary>
/// <param name="Reason">Why it took the place of the one before; empty for the first.</param>
/// <param name="WithdrawTime">Null: it is public.</param>
/// <param name="LogIndex">Index of the entry of its publication.</param>
internal sealed record ReportVersion(
    int Version,
    Pins Pins,
    string Reason,
    string Actor,
    DateTimeOffset PublishTime,
    DateTimeOffset? WithdrawTime,
    long LogIndex
);

using System.Text.Json;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.Workflow;

namespace Disclosure.Filing.Storage.Workflow;

/// <summary>Columns of a move. States are numbers, 0 for none; times are Unix milliseconds; Reasons is a JSON array.</summary>
internal sealed record MoveRow(
    long Verb,
    long FromState,
    long ToState,
    long Revision,
    string Actor,
    string ActorDisplay,
    long CreateTime,
    string Reasons,
    long Narrative,
    long Statistics,
    string Edition,
    string RuleSet,
    string VerdictDigest,
    long LogIndex,
    string RequestId,
    long Waived
)
{
    public ReportMove ToMove() =>
        // Both pins or none: the workflow pins them together.
        new(
            // The opening has no state before.
            (ReportVerb)Verb,
            FromState == 0 ? null : (ReportState)FromState,
            (ReportState)ToState,
            Revision,
            Actor,
            ActorDisplay,
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime),
            JsonSerializer.Deserialize<MoveReason[]>(Reasons) ?? [],
            Narrative == 0 ? null : new Pins(Narrative, Statistics, Edition, RuleSet, VerdictDigest),
            LogIndex,
            RequestId,
            Waived > 0
        );
}

/// <summary>Columns of a published version. Times are Unix milliseconds; WithdrawTime is 0 while it is public.</summary>
internal sealed record VersionRow(
    long Version,
    long Narrative,
    long Statistics,
    string Edition,
    string RuleSet,
    string VerdictDigest,
    string Reason,
    string Actor,
    long PublishTime,
    long WithdrawTime,
    long LogIndex
)
{
    public ReportVersion ToVersion() =>
        new(
            (int)Version,
            new(Narrative, Statistics, Edition, RuleSet, VerdictDigest),
            Reason,
            Actor,
            DateTimeOffset.FromUnixTimeMilliseconds(PublishTime),
            WithdrawTime == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(WithdrawTime),
            LogIndex
        );
}

/// <summary>Columns of a mark. Cells is a JSON array; CreateTime is Unix milliseconds.</summary>
internal sealed record MarkRow(
    long Kind,
    string Fingerprint,
    string Code,
    string Cells,
    string Section,
    string Reason,
    string Actor,
    string ActorDisplay,
    long CreateTime
)
{
    public Mark ToMark() =>
        new(
            (MarkKind)Kind,
            Fingerprint,
            Code,
            JsonSerializer.Deserialize<string[]>(Cells) ?? [],
            Section,
            Reason,
            Actor,
            ActorDisplay,
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
        );
}

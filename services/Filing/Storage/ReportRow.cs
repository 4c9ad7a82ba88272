using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage;

/// <summary>Columns of a report as the statements select them.</summary>
/// <param name="AgencyTitle">Title of the agency, joined from its table.</param>
/// <param name="PastTitle">The title that the agency had at the end of the year reported on; null: it has it still.</param>
/// <param name="State">Number of a <see cref="ReportState"/>.</param>
/// <param name="CreateTime">Unix time in milliseconds, as are the other times; 0: never.</param>
/// <param name="PinnedNarrative">0: nothing is pinned.</param>
/// <param name="Stale">0 or 1, as are WasCounted and IsPublic.</param>
internal sealed record ReportRow(
    string Name,
    string AgencyTitle,
    string? PastTitle,
    long State,
    long Version,
    long Revision,
    long PinnedStatistics,
    long CreateTime,
    long PinnedNarrative,
    string Edition,
    string RuleSet,
    string VerdictDigest,
    long Submissions,
    string Submitter,
    long FirstSubmitTime,
    long MoveTime,
    long Stale,
    long WasCounted,
    long IsPublic,
    long FenceRaises
)
{
    // What is stored as 0 is null in the domain: no caller confuses never with 1970.
    public ReportStatus ToReport() =>
        new(
            ReportName.Parse("name", Name),
            // The title at the end of the year reported on: a report of last year keeps its title when the agency is renamed.
            PastTitle ?? AgencyTitle,
            (ReportState)State,
            (int)Version,
            Revision,
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime),
            PinnedStatistics
        )
        {
            Pins =
                PinnedNarrative == 0 ? null : new(PinnedNarrative, PinnedStatistics, Edition, RuleSet, VerdictDigest),
            Submissions = (int)Submissions,
            Submitter = Submitter,
            FirstSubmitTime = FirstSubmitTime == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(FirstSubmitTime),
            // Reports of before moves were timed have the time of their opening.
            MoveTime = DateTimeOffset.FromUnixTimeMilliseconds(MoveTime == 0 ? CreateTime : MoveTime),
            IsStale = Stale > 0,
            WasCounted = WasCounted > 0,
            IsPublic = IsPublic > 0,
            FenceRaises = FenceRaises,
        };
}

using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>An agency of a region with what decides whether and by when it must report on a year.</summary>
/// <param name="Parent">That of the last day of the year; null: it had none.</param>
/// <param name="Level">With the kind it decides whether the rules of its region exempt it.</param>
/// <param name="ValidFrom">First day; null: always.</param>
/// <param name="ValidTo">Last day; null: in force.</param>
/// <param name="State">State of its own report; null: it has none.</param>
/// <param name="FirstSubmitTime">Null: never.</param>
/// <param name="IsExempt">By an exception of its own.</param>
/// <param name="IsRequired">By an exception of its own.</param>
/// <param name="DueDate">By an exception of its own; null: that of the rules.</param>
/// <param name="ExceptionReason">Empty: it has no exception.</param>
internal sealed record RegionMember(
    AgencyName Name,
    string Title,
    AgencyName? Parent,
    AgencyLevel Level,
    AgencyKind Kind,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    ReportState? State,
    DateTimeOffset? FirstSubmitTime,
    bool IsExempt,
    bool IsRequired,
    DateOnly? DueDate,
    string ExceptionReason
)
{
    /// <summary>State of its region's collected report where that is stale; null: it is not.</summary>
    /// <remarks>The task to collect again belongs to this agency, though the report is its region's.</remarks>
    public ReportState? StaleRegion { get; init; }
}

/// <summary>Whether and by when an agency must report, and whether it is late.</summary>
/// <param name="MustReport">False: it is exempt, or was not in force on the last day of the year.</param>
/// <param name="IsLate">Not submitted in time, or first submitted after the due date.</param>
internal sealed record AgencyDuty(RegionMember Member, bool MustReport, DateOnly DueDate, bool IsLate)
{
    // Days are those of China, whatever the server's clock shows.
    // China has one time zone, UTC+8 without daylight saving, so that no time zone data is needed.
    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    /// <summary>Last day for the report of its region.</summary>
    public DateOnly RegionDueDate { get; init; }

    /// <summary>The last day for the report of its region has passed.</summary>
    public bool IsRegionLate { get; init; }

    /// <summary>It was submitted and has not come back.</summary>
    /// <remarks>A report that was returned is not filed, even though its first submission was on time.</remarks>
    public bool IsFiled => Member.State is ReportState.Submitted or ReportState.Approved or ReportState.Published;

    /// <summary>First submitted by the due date.</summary>
    public bool IsOnTime => Member.FirstSubmitTime is { } time && FindDay(time) <= DueDate;

    /// <summary>The duty of an agency by the rules that hold for it.</summary>
    /// <param name="member">The agency with its own report and exception.</param>
    /// <param name="rules">Those of the nearest region at or above it.</param>
    /// <param name="year">The year reported on.</param>
    /// <param name="now">Decides who is late.</param>
    public static AgencyDuty Create(RegionMember member, DutyRules rules, int year, DateTimeOffset now)
    {
        var last = new DateOnly(year, 12, 31);
        var inForce = (member.ValidFrom ?? last) <= last && (member.ValidTo ?? last) >= last;
        // Its own exception goes before the rules: "required" lifts what the rules of the region exempt.
        var exempt =
            member.IsExempt
            || (
                !member.IsRequired
                && (rules.ExemptKinds.Contains(member.Kind) || rules.ExemptLevels.Contains(member.Level))
            );
        var due = member.DueDate ?? rules.AgencyDue;
        // Late is late for ever: a report that was first submitted after the day stays late when it is published.
        return new(member, inForce && !exempt, due, FindDay(member.FirstSubmitTime ?? now) > due)
        {
            RegionDueDate = rules.RegionDue,
            IsRegionLate = FindDay(now) > rules.RegionDue,
        };
    }

    /// <summary>The day in China.</summary>
    /// <remarks>
    /// Midnight in China falls on the day before in UTC: a server in UTC would else count reports of the last evening as late.
    /// </remarks>
    public static DateOnly FindDay(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(s_china).DateTime);
}

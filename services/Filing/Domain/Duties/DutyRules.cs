using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>Who of a region must report on a year, and by when.</summary>
/// <param name="Source">Whose rules these are; null: those of the Regulations.</param>
/// <param name="AgencyDue">Last day for an agency's own report.</param>
/// <param name="RegionDue">Last day for the report of a region.</param>
/// <param name="Reason">Why it is not as the Regulations say.</param>
/// <param name="Revision">1 at first; 0: those of the Regulations.</param>
/// <remarks>Rules that are set by a region replace those above it; dates of a rule pack only lie over them.</remarks>
internal sealed record DutyRules(
    AgencyName? Source,
    IReadOnlyList<AgencyKind> ExemptKinds,
    IReadOnlyList<AgencyLevel> ExemptLevels,
    DateOnly AgencyDue,
    DateOnly RegionDue,
    string Reason,
    long Revision
)
{
    /// <summary>Dates of a region's rule pack alone: who is exempt, and a date that it does not decide, are as above it.</summary>
    public PackDates? Overlay { get; init; }

    /// <summary>The rules as they hold below others: whole, or for an overlay only where it decides.</summary>
    /// <param name="above">Rules that hold for the region above.</param>
    public DutyRules Over(DutyRules above) =>
        Overlay is { } dates
            // Source becomes the pack's region, so that people are told who decided the date, even where only one date is its own.
            ? above with
            {
                Source = Source,
                AgencyDue = dates.AgencyDue ?? above.AgencyDue,
                RegionDue = dates.RegionDue ?? above.RegionDue,
            }
            : this;

    /// <summary>政府信息公开条例 arts. 49 and 50: agencies by 31 January, regions by 31 March of the year after.</summary>
    /// <param name="year">The year reported on; both days are in the year after.</param>
    public static DutyRules FromRegulations(int year) =>
        new(null, [], [], new(year + 1, 1, 31), new(year + 1, 3, 31), "", 0);
}

/// <summary>Last days that a region's rule pack decides; null: it does not.</summary>
internal sealed record PackDates(DateOnly? AgencyDue, DateOnly? RegionDue);

/// <summary>A decision about one agency and year.</summary>
/// <param name="IsExempt">It need not report.</param>
/// <param name="IsRequired">It must report though its kind or level need not.</param>
/// <param name="DueDate">Last day for its report; null: that of the rules.</param>
/// <param name="AgencyTitle">Empty where it is to be written.</param>
/// <param name="Actor">Principal who decided.</param>
internal sealed record DutyException(
    AgencyName Agency,
    int Year,
    bool IsExempt,
    bool IsRequired,
    DateOnly? DueDate,
    string Reason,
    string AgencyTitle,
    string Actor,
    DateTimeOffset CreateTime
);

using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>Who of a region must report on a year, and by when.</summary>
/// <param name="Source">Whose rules these are; null: those of the Regulations.</param>
/// <param name="AgencyDue">Last day for an agency's own report.</param>
/// <param name="RegionDue">Last day for the report of a region.</param>
/// <param name="Reason">Why it is not as the Regulations say.</param>
/// <param name="Revision">1 at first; 0: those of the Regulations.</param>
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
    /// <summary>政府信息公开条例 arts. 49 and 50: agencies by 31 January, regions by 31 March of the year after.</summary>
    public static DutyRules FromRegulations(int year) =>
        new(null, [], [], new(year + 1, 1, 31), new(year + 1, 3, 31), "", 0);
}

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

using System.Globalization;
using System.Text.Json;
using Disclosure.Filing.Domain.Duties;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage.Duties;

/// <summary>Columns of rules. Dates are YYYY-MM-DD, empty: the Regulations'; kinds and levels are JSON arrays of numbers.</summary>
internal sealed record RulesRow(
    string Agency,
    string ExemptKinds,
    string ExemptLevels,
    string AgencyDue,
    string RegionDue,
    string Reason,
    long Revision
)
{
    /// <param name="pack">Dates of the region's rule pack; null: it has none.</param>
    public DutyRules ToRules(int year, PackDates? pack = null)
    {
        var usual = DutyRules.FromRegulations(year);
        // Empty in the region's own rules is the pack's date, then the Regulations'.
        return new(
            AgencyName.Parse("agency", Agency),
            JsonSerializer.Deserialize<AgencyKind[]>(ExemptKinds) ?? [],
            JsonSerializer.Deserialize<AgencyLevel[]>(ExemptLevels) ?? [],
            DutyColumns.ParseDate(AgencyDue) ?? pack?.AgencyDue ?? usual.AgencyDue,
            DutyColumns.ParseDate(RegionDue) ?? pack?.RegionDue ?? usual.RegionDue,
            Reason,
            Revision
        );
    }
}

/// <summary>Dates of a rule pack, YYYY-MM-DD; empty: not decided by it.</summary>
internal sealed record PackDatesRow(string Agency, string AgencyDue, string RegionDue)
{
    // A pack says dates alone: who is exempt stays as above it.
    public DutyRules ToRules(int year) =>
        DutyRules.FromRegulations(year) with
        {
            Source = AgencyName.Parse("agency", Agency),
            Overlay = new(DutyColumns.ParseDate(AgencyDue), DutyColumns.ParseDate(RegionDue)),
        };
}

/// <summary>Columns of an exception; DueDate is empty for none.</summary>
internal sealed record ExceptionRow(
    string Agency,
    string AgencyTitle,
    long Exempt,
    long Required,
    string DueDate,
    string Reason,
    string Actor,
    long CreateTime
)
{
    public DutyException ToException(int year) =>
        new(
            AgencyName.Parse("agency", Agency),
            year,
            Exempt > 0,
            Required > 0,
            DutyColumns.ParseDate(DueDate),
            Reason,
            AgencyTitle,
            Actor,
            DateTimeOffset.FromUnixTimeMilliseconds(CreateTime)
        );
}

/// <summary>Columns of a member; those of its report and its exception are null where it has none.</summary>
internal sealed record MemberRow(
    string Name,
    string Title,
    string? Parent,
    long Level,
    long Kind,
    string? ValidFrom,
    string? ValidTo,
    long? State,
    long? FirstSubmitTime,
    long? Exempt,
    long? Required,
    string? DueDate,
    string? Reason,
    long? RegionState,
    long? RegionStale
)
{
    // Nulls come from the left joins: no report, no exception.
    public RegionMember ToMember() =>
        new(
            AgencyName.Parse("name", Name),
            Title,
            Parent is null ? null : AgencyName.Parse("parent", Parent),
            (AgencyLevel)Level,
            (AgencyKind)Kind,
            DutyColumns.ParseDate(ValidFrom),
            DutyColumns.ParseDate(ValidTo),
            (ReportState?)State,
            FirstSubmitTime is null or 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(FirstSubmitTime.Value),
            Exempt > 0,
            Required > 0,
            DutyColumns.ParseDate(DueDate),
            Reason ?? ""
        )
        {
            StaleRegion = RegionStale > 0 ? (ReportState?)RegionState : null,
        };
}

/// <summary>Dates as columns hold them: YYYY-MM-DD, so that text is ordered by time.</summary>
internal static class DutyColumns
{
    public static DateOnly? ParseDate(string? text) =>
        string.IsNullOrEmpty(text) ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string FormatDate(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

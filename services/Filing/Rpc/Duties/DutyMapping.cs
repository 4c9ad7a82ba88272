using System.Globalization;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Duties;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Duties;

/// <summary>Maps duties, progress and tasks.</summary>
internal static class DutyMapping
{
    private const int MaxReason = 1_000;

    /// <summary>Reads agencies/{agency}/duties/{year}. INVALID_FIELDS / DUTY_NAME_FORMAT, or those of an agency's name or a year.</summary>
    public static (AgencyName Agency, int Year) ParseName(string field, string name) =>
        name.Split('/') is ["agencies", var agency, "duties", var year]
            ? (AgencyName.FromId(field, agency), ParseYear(field, year))
            : throw ApiError.InvalidField(
                field,
                "DUTY_NAME_FORMAT",
                "must be agencies/{agency}/duties/{year}",
                $"名称“{name}”格式不对，应为 agencies/代码/duties/年份"
            );

    /// <summary>Reads a year that is reported on. INVALID_FIELDS / REPORT_YEAR_FORMAT.</summary>
    public static int ParseYear(string field, string year) =>
        // Four digits: 02024 would be another name of the same year.
        year.Length == 4
        && int.TryParse(year, CultureInfo.InvariantCulture, out var parsed)
        && parsed is >= 2008 and <= 2099
            ? parsed
            : throw ApiError.InvalidField(
                field,
                "REPORT_YEAR_FORMAT",
                "must be a year from 2008 to 2099",
                $"年份“{year}”应为2008至2099的四位年份"
            );

    /// <summary>The rules. INVALID_FIELDS with every violation.</summary>
    public static DutyRules ToRules(this Proto.DutyRules rules, AgencyName agency, int year)
    {
        // Defaults of the Regulations are filled in here and taken out again by the store, so that they follow the Regulations.
        var usual = DutyRules.FromRegulations(year);
        var limits = new FieldLimits();
        limits.Require(
            rules.ExemptKinds.All(k =>
                k != Disclosure.Report.V1.AgencyKind.Unspecified && System.Enum.IsDefined((AgencyKind)k)
            )
                // At most as many as there are kinds, so that a list cannot be long; repeats are dropped below.
                && rules.ExemptKinds.Count <= 6,
            "rules.exempt_kinds",
            "KIND_UNKNOWN",
            "must be known kinds",
            "机关类别不正确"
        );
        limits.Require(
            rules.ExemptLevels.All(l =>
                l != Disclosure.Report.V1.AgencyLevel.Unspecified && System.Enum.IsDefined((AgencyLevel)l)
            )
                && rules.ExemptLevels.Count <= 5,
            "rules.exempt_levels",
            "LEVEL_UNKNOWN",
            "must be known levels",
            "机关层级不正确"
        );
        var (agencyDue, regionDue) = (
            ParseDate(limits, "rules.agency_due_date", rules.AgencyDueDate) ?? usual.AgencyDue,
            ParseDate(limits, "rules.region_due_date", rules.RegionDueDate) ?? usual.RegionDue
        );
        var isUsual =
            agencyDue == usual.AgencyDue
            && regionDue == usual.RegionDue
            && rules.ExemptKinds.Count + rules.ExemptLevels.Count == 0;
        // What deviates from the Regulations needs its reason.
        limits.RequireLength("rules.reason", "REASON_LENGTH", rules.Reason.Trim(), isUsual ? 0 : 2, MaxReason);
        limits.ThrowIfAny();
        return new(
            agency,
            [.. rules.ExemptKinds.Select(k => (AgencyKind)k).Distinct()],
            [.. rules.ExemptLevels.Select(l => (AgencyLevel)l).Distinct()],
            agencyDue,
            regionDue,
            rules.Reason,
            // The store counts revisions.
            0
        );
    }

    /// <summary>The exception. INVALID_FIELDS with every violation.</summary>
    public static DutyException ToException(this Proto.DutyException exception, DateTimeOffset time, string actor)
    {
        var (agency, year) = ParseName("exception.name", exception.Name);
        var limits = new FieldLimits();
        var due = ParseDate(limits, "exception.due_date", exception.DueDate);
        limits.RequireLength("exception.reason", "REASON_LENGTH", exception.Reason.Trim(), 2, MaxReason);
        limits.Require(
            // Exempt beside a date, or beside required, would say two things.
            !exception.Exempt || (!exception.Required && due is null),
            "exception.exempt",
            "EXEMPT_ALONE",
            "who need not report has no due date",
            "免于报告的机关不能同时要求报告或另定期限"
        );
        limits.ThrowIfAny();
        return new(agency, year, exception.Exempt, exception.Required, due, exception.Reason, "", actor, time);
    }

    // A region without rules of its own shows those that hold for it, and source says whose they are.
    public static Proto.DutyRules ToProto(this DutyRules rules, string name, string etag) =>
        new()
        {
            Name = name,
            ExemptKinds = { rules.ExemptKinds.Select(k => (Disclosure.Report.V1.AgencyKind)k) },
            ExemptLevels = { rules.ExemptLevels.Select(l => (Disclosure.Report.V1.AgencyLevel)l) },
            AgencyDueDate = FormatDate(rules.AgencyDue),
            RegionDueDate = FormatDate(rules.RegionDue),
            Reason = rules.Reason,
            Source = rules.Source?.ToString() ?? "",
            Etag = etag,
        };

    public static Proto.DutyException ToProto(this DutyException exception) =>
        new()
        {
            Name = $"{exception.Agency}/duties/{exception.Year}",
            Exempt = exception.IsExempt,
            Required = exception.IsRequired,
            DueDate = exception.DueDate is { } due ? FormatDate(due) : "",
            Reason = exception.Reason,
            AgencyTitle = exception.AgencyTitle,
            Actor = exception.Actor,
            CreateTime = exception.CreateTime.ToTimestamp(),
        };

    public static Proto.ProgressCounts ToCounts(this RegionProgress progress)
    {
        var due = progress.Due.Count();
        return new()
        {
            Due = due,
            // Every state has its count, so that the counts add up to Due.
            Missing = progress.Count(null),
            Drafted = progress.Count(ReportState.Draft),
            Submitted = progress.Count(ReportState.Submitted),
            Returned = progress.Count(ReportState.Returned),
            Approved = progress.Count(ReportState.Approved),
            Published = progress.Count(ReportState.Published),
            Withdrawn = progress.Count(ReportState.Withdrawn),
            Late = progress.Due.Count(d => d.IsLate),
            // Exempt here is also who was not in force at the end of the year.
            Exempt = progress.Duties.Count - due,
        };
    }

    public static Proto.AgencyProgress ToProto(this AgencyDuty duty) =>
        new()
        {
            Agency = duty.Member.Name.ToString(),
            AgencyTitle = duty.Member.Title,
            State = duty.Member.State.ToProto(),
            DueDate = FormatDate(duty.DueDate),
            FirstSubmitTime = duty.Member.FirstSubmitTime?.ToTimestamp(),
            Late = duty.IsLate,
            ExceptionReason = duty.Member.ExceptionReason,
        };

    public static Proto.ReportTask ToProto(this ReportTask task) =>
        new()
        {
            Kind = (Proto.TaskKind)task.Kind,
            Report = task.Report,
            AgencyTitle = task.AgencyTitle,
            State = task.State.ToProto(),
            DueDate = FormatDate(task.DueDate),
            Late = task.IsLate,
            Rectification = task.Rectification,
        };

    public static string FormatDate(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A date as YYYY-MM-DD; null where none is given. DATE_FORMAT.</summary>
    public static DateOnly? ParseDate(FieldLimits limits, string field, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        // Exact: 2024-1-5 and 20240105 are refused, since dates are compared as text later.
        var parsed = DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        );
        limits.Require(parsed, field, "DATE_FORMAT", "must be YYYY-MM-DD", "日期应写成 2024-01-31 的样子");
        return parsed ? date : null;
    }
}

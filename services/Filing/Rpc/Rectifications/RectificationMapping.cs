using System.Globalization;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Rectifications;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Filing.Rpc.Duties;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Filing.Rpc.Rectifications;

/// <summary>Maps items between message and domain.</summary>
internal static class RectificationMapping
{
    // Limits of the contract; a name is that of a code, a cell or a section.
    private const int MaxTitle = 500;
    private const int MaxName = 200;

    /// <summary>Reads agencies/{agency}/rectifications/{rectification}. INVALID_FIELDS / RECTIFICATION_NAME_FORMAT.</summary>
    public static (AgencyName Agency, int Number) ParseName(string name) =>
        name.Split('/') is ["agencies", var agency, "rectifications", var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? (AgencyName.FromId("name", agency), parsed)
            : throw ApiError.InvalidField(
                "name",
                "RECTIFICATION_NAME_FORMAT",
                "must be agencies/{agency}/rectifications/{number}",
                $"名称“{name}”格式不对，应为 agencies/代码/rectifications/序号"
            );

    /// <summary>What is to be put right. INVALID_FIELDS with every violation.</summary>
    /// <param name="parent">Agency of the request: the report must be one of its own.</param>
    public static RectificationSubject ToSubject(this Proto.Rectification item, AgencyName parent)
    {
        var report = ReportName.Parse("rectification.report", item.Report);
        var limits = new FieldLimits();
        limits.Require(
            report.Agency == parent,
            "rectification.report",
            "NOT_OF_PARENT",
            "must be a report of the parent",
            "只能针对该机关自己的年报"
        );
        limits.RequireLength("rectification.title", "TITLE_LENGTH", item.Title.Trim(), 2, MaxTitle);
        limits.RequireLength("rectification.code", "CODE_LENGTH", item.Code, 0, MaxName);
        limits.RequireLength("rectification.section", "SECTION_LENGTH", item.Section, 0, MaxName);
        limits.RequireCount("rectification.cells", item.Cells.Count, 0, MaxName);
        limits.Require(
            item.Cells.All(c => c.Length is > 0 and <= MaxName),
            "rectification.cells",
            "CELL_LENGTH",
            $"each must have 1 to {MaxName} characters",
            "单元格名称不正确"
        );
        var parsed = DateOnly.TryParseExact(
            item.DueDate,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var due
        );
        limits.Require(
            parsed,
            "rectification.due_date",
            "DATE_FORMAT",
            "must be YYYY-MM-DD",
            "日期应写成 2024-01-31 的样子"
        );
        limits.ThrowIfAny();
        return new(report, item.Title.Trim(), item.Code, [.. item.Cells], item.Section, due);
    }

    /// <summary>The item as a message.</summary>
    /// <param name="now">Decides whether it is late.</param>
    public static Proto.Rectification ToProto(this Rectification item, DateTimeOffset now) =>
        new()
        {
            Name = item.Name,
            Report = item.Subject.Report.ToString(),
            Title = item.Subject.Title,
            Code = item.Subject.Code,
            Cells = { item.Subject.Cells },
            Section = item.Subject.Section,
            DueDate = DutyMapping.FormatDate(item.Subject.DueDate),
            State = (Proto.RectificationState)item.State,
            AgencyTitle = item.AgencyTitle,
            Etag = $"{item.Revision}",
            Opener = item.Opener,
            CreateTime = item.CreateTime.ToTimestamp(),
            Resolver = item.Resolver,
            Closer = item.Closer,
            MoveTime = item.MoveTime.ToTimestamp(),
            Reason = item.Reason,
            Late = item.IsLate(now),
        };

    /// <summary>What a check found.</summary>
    public static JudgedFinding ToJudged(this Proto.Finding f) =>
        new(f.Code, (Severity)f.Severity, f.Fingerprint, [.. f.Cells], f.Section, f.Message);
}

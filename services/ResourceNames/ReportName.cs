using System.Text.RegularExpressions;
using Disclosure.ApiErrors;

namespace Disclosure.ResourceNames;

/// <summary>Name of a report: <c>agencies/{agency}/reports/{report}</c>.</summary>
public sealed partial record ReportName
{
    private ReportName(AgencyName agency, string id, int year, bool isRegion) =>
        (Agency, Id, Year, IsRegion) = (agency, id, year, isRegion);

    /// <summary>The agency that reports.</summary>
    public AgencyName Agency { get; }

    /// <summary>"2023", or "2023-region".</summary>
    public string Id { get; }

    /// <summary>The year reported on, 2008 to 2099: the Regulations are in force since 2008-05-01.</summary>
    public int Year { get; }

    /// <summary>Whether it is the report of a region, collected from its agencies.</summary>
    public bool IsRegion { get; }

    /// <summary>Reads a name. INVALID_FIELDS / REPORT_NAME_FORMAT otherwise, or the errors of the agency's name.</summary>
    public static ReportName Parse(string field, string name)
    {
        var parts = name.Split('/');
        return parts is ["agencies", var agency, "reports", var report]
            ? FromId(field, AgencyName.FromId(field, agency), report)
            : throw ApiError.InvalidField(
                field,
                "REPORT_NAME_FORMAT",
                "must be agencies/{agency}/reports/{report}",
                $"年报名称“{name}”格式不对，应为 agencies/代码/reports/年份"
            );
    }

    /// <summary>Reads a child's name, such as <c>…/narrative</c>, and returns the report's.</summary>
    public static ReportName ParseChild(string field, string name, string child) =>
        name.EndsWith("/" + child, StringComparison.Ordinal)
            ? Parse(field, name[..^(child.Length + 1)])
            : throw ApiError.InvalidField(
                field,
                "REPORT_NAME_FORMAT",
                $"must be agencies/{{agency}}/reports/{{report}}/{child}",
                $"名称“{name}”格式不对，应以 /{child} 结尾"
            );

    /// <summary>Reads the last part of a name, with the same errors.</summary>
    public static ReportName FromId(string field, AgencyName agency, string id)
    {
        var match = ReportId().Match(id);
        return match.Success && int.Parse(match.Groups[1].ValueSpan) is >= 2008 and <= 2099 and var year
            ? new(agency, id, year, match.Groups[2].Success)
            : throw ApiError.InvalidField(
                field,
                "REPORT_YEAR_FORMAT",
                "must be a year from 2008 to 2099, or {year}-region",
                $"年报编号“{id}”应为2008至2099的四位年份，或“年份-region”"
            );
    }

    /// <summary>The name: <c>agencies/{agency}/reports/{report}</c>.</summary>
    public override string ToString() => $"{Agency}/reports/{Id}";

    [GeneratedRegex("^([0-9]{4})(-region)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReportId();
}

using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Gateway.Views;

/// <summary>Offices that an office was made of, named in a request.</summary>
internal static class Predecessors
{
    private const int Most = 100;

    /// <summary>PREDECESSORS_TOO_MANY.</summary>
    public static void RequireFew(int count)
    {
        if (count > Most)
        {
            throw ApiError.InvalidField(
                "predecessors",
                "PREDECESSORS_TOO_MANY",
                $"at most {Most}",
                $"原机关最多 {Most} 个"
            );
        }
    }

    /// <summary>The report of the year before, of the same kind.</summary>
    /// <param name="agency">agencies/{agency}</param>
    public static ReportName ReportOf(string agency, ReportName report) =>
        ReportName.FromId(
            "predecessors",
            AgencyName.Parse("predecessors", agency),
            $"{report.Year - 1}{(report.IsRegion ? "-region" : "")}"
        );
}

using Disclosure.PublicTree.Reports;

namespace Disclosure.PublicSite.Pages;

/// <summary>A published report in a list.</summary>
/// <param name="Name">agencies/{agency}/reports/{report}</param>
/// <param name="Version">The version in force.</param>
/// <remarks>Title and names are those of the publication.</remarks>
internal sealed record ReportListItem(
    string Name,
    string AgencyName,
    string Title,
    int Year,
    int Version,
    DateTimeOffset PublishTime
)
{
    public static ReportListItem From(PublishedReport report) =>
        new(
            report.Name,
            report.AgencyName,
            report.Title,
            report.Year,
            report.Current.Version,
            report.Current.PublishTime
        );
}

/// <summary>A page of a list.</summary>
/// <param name="NextPageToken">Empty on the last page.</param>
/// <remarks>The token is opaque: its form may change between releases.</remarks>
internal sealed record ReportListView(IReadOnlyList<ReportListItem> Reports, string NextPageToken);

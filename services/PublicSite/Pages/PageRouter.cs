using System.Globalization;
using Disclosure.ApiErrors;
using Disclosure.PublicSite.Http;
using Disclosure.ResourceNames;

namespace Disclosure.PublicSite.Pages;

/// <summary>Finds the page of a path below <see cref="Root"/>; the list of them all.</summary>
/// <remarks>One list of patterns: what is not here is no page.</remarks>
internal sealed class PageRouter(ReportPages reports, DatasetPages datasets, LogPages log)
{
    /// <summary>Where the pages begin.</summary>
    public const string Root = "/public/v1";

    // Longer paths have a rest with slashes in it, which fits no pattern.
    private const int MaxSegments = 16;

    /// <summary>The page. NOT_FOUND with the reason of what is absent, INVALID_FIELDS where the query is wrong.</summary>
    public Task<PageContent> FindAsync(HttpRequest request, CancellationToken cancellation)
    {
        var path = request.Path.Value ?? "";
        // The query is read for every page, so that each refuses what it does not know.
        var query = new PageQuery(request.Query);
        var segments = path.Split('/', MaxSegments);
        return segments switch
        {
            ["", "reports"] => reports.ListAsync(query, cancellation),
            ["", "agencies", var agency, "reports", var report, .. var rest] => FindAsync(
                Parse(agency, report),
                rest,
                query,
                cancellation
            ),
            ["", "datasets", var year] => datasets.ShowAsync(ParseYear(year), query, cancellation),
            ["", "datasets", var year, "manifest"] => datasets.OpenManifestAsync(ParseYear(year), query, cancellation),
            ["", "datasets", var year, "files", var format] => datasets.OpenAsync(
                ParseYear(year),
                format,
                query,
                cancellation
            ),
            ["", "log", "checkpoint"] => log.ShowCheckpointAsync(query, cancellation),
            ["", "log", .. { Length: > 1 } tile] => log.OpenTileAsync(string.Join('/', tile), query, cancellation),
            _ => throw PageErrors.PathNotFound(Root + path),
        };
    }

    // Without a version the newest one is meant, or its withdrawal.
    private Task<PageContent> FindAsync(
        ReportName report,
        string[] rest,
        PageQuery query,
        CancellationToken cancellation
    ) =>
        rest switch
        {
            [] => reports.ShowAsync(report, query, cancellation),
            ["versions", var version, .. var part] => reports.OpenAsync(
                report,
                ParseVersion(report, version),
                part,
                query,
                cancellation
            ),
            _ => reports.OpenAsync(report, null, rest, query, cancellation),
        };

    // A name that cannot be one names nothing that is published.
    private static ReportName Parse(string agency, string report)
    {
        try
        {
            return ReportName.FromId("report", AgencyName.FromId("agency", agency), report);
        }
        catch (ApiException)
        {
            throw PageErrors.ReportNotFound($"agencies/{agency}/reports/{report}");
        }
    }

    // Four digits, no sign: 02024 and +2024 would be other addresses of one page.
    private static int ParseYear(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && text.Length == 4
            ? year
            : throw PageErrors.PathNotFound($"{Root}/datasets/{text}");

    private static int ParseVersion(ReportName report, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw PageErrors.VersionNotFound($"{report}/versions/{text}");
}

using System.ComponentModel;
using System.Globalization;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.PublicSite.Http;
using Disclosure.PublicSite.Pages;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Figures;
using Disclosure.PublicTree.Layout;
using Disclosure.PublicTree.Reports;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Disclosure.PublicSite.Mcp;

/// <summary>Reads what is published, for programs that speak the Model Context Protocol. Every answer is bounded.</summary>
[McpServerToolType]
internal sealed class ReportTools(PublicTreeReader tree)
{
    private const int MinYear = 2008;
    private const int MaxYear = 2099;
    private const int MaxReports = 20;
    private const int MaxFigures = 250;

    // So many reports are looked at for one answer, whatever is searched for.
    private const int MaxScanned = 200;

    [McpServerTool(Name = "search_reports", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description(
        "Lists published annual reports on government information disclosure (政府信息公开工作年度报告) of a year, at and below an agency, whose title or agency contains some words. At most 20 an answer; go on with nextPageToken."
    )]
    public Task<string> SearchReportsAsync(
        [Description("Year reported on, 2008 to 2099")] int year,
        [Description("agencies/{agency}: this agency and all below it. Empty: all")] string under = "",
        [Description("Words in the title or the name of the agency, in Chinese. Empty: any")] string words = "",
        [Description("nextPageToken of the answer before. Empty: the first page")] string pageToken = "",
        CancellationToken cancellation = default
    ) =>
        AnswerAsync(async () =>
        {
            if (year is < MinYear or > MaxYear)
            {
                throw ApiError.InvalidFields([PageErrors.InvalidNumber("year", $"{MinYear}-{MaxYear}")]);
            }

            var agency = under.Length == 0 ? null : AgencyName.Parse("under", under);
            var request = PageRequest.Parse(MaxReports, pageToken, year, under, words);
            var (found, key) = (new List<ReportListItem>(), request.After);
            for (var scanned = 0; scanned < MaxScanned && found.Count < MaxReports; )
            {
                // No more than the answer still takes, so that the next one begins where this one ends.
                var size = MaxReports - found.Count;
                var page = await ReadAsync(year, agency, size, key, cancellation);
                found.AddRange(page.Reports.Where(r => Matches(r, words)).Select(ReportListItem.From));
                if (page.NextKey is null)
                {
                    return new SearchAnswer(found, "");
                }

                scanned += size;
                key = page.NextKey;
            }

            return new SearchAnswer(found, request.Next(key));
        });

    [McpServerTool(Name = "get_report", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description(
        "Tells of a published report: its state, its versions, and the addresses of files, manifests and receipts."
    )]
    public Task<string> GetReportAsync(
        [Description("agencies/{agency}/reports/{report}; {report} is a year such as 2023, or 2023-region")]
            string name,
        CancellationToken cancellation = default
    ) => AnswerAsync(async () => ReportView.From(await FindAsync(name, cancellation)));

    [McpServerTool(Name = "get_figures", ReadOnly = true, Idempotent = true, OpenWorld = false)]
    [Description(
        "Tells the figures of a published report, each with the name of its cell, and the receipt that proves its publication. Blank, zero and not applicable differ. At most 250 an answer."
    )]
    public Task<string> GetFiguresAsync(
        [Description("agencies/{agency}/reports/{report}; {report} is a year such as 2023, or 2023-region")]
            string name,
        [Description("Cells whose names begin so, such as requests.received. Empty: all")] string cells = "",
        [Description("Version; 0: the one in force")] int version = 0,
        CancellationToken cancellation = default
    ) =>
        AnswerAsync(async () =>
        {
            var report = await FindAsync(name, cancellation);
            if (report.Withdrawal is { } withdrawal)
            {
                throw PageErrors.Withdrawn(report.Name, withdrawal.Reason);
            }

            var found =
                (version == 0 ? report.Current : report.FindVersion(version))
                ?? throw PageErrors.VersionNotFound($"{name}/versions/{version}");
            var figures =
                await tree.FindFiguresAsync(found, cancellation)
                ?? throw PageErrors.FileNotFound(
                    $"{name}/files/{FigureTable.Format}",
                    found.Files.Select(f => f.Format)
                );
            PublishedFigure[] asked = [.. figures.Where(f => f.Cell.StartsWith(cells, StringComparison.Ordinal))];
            var view = VersionView.From(report, found);
            return new FiguresAnswer(
                report.Name,
                report.AgencyName,
                report.Year,
                found.Edition,
                found.Version,
                view.ReceiptUri,
                view.ManifestUri,
                [.. asked.Take(MaxFigures).Select(ToItem)],
                Math.Max(0, asked.Length - MaxFigures)
            );
        });

    private async Task<PublicTree.Lists.ReportPage> ReadAsync(
        int year,
        AgencyName? under,
        int size,
        string key,
        CancellationToken cancellation
    )
    {
        try
        {
            return await tree.ListReportsAsync(year, under, size, key, cancellation);
        }
        // A token that somebody made.
        catch (FormatException)
        {
            throw PageErrors.InvalidPageToken();
        }
    }

    private async Task<PublishedReport> FindAsync(string name, CancellationToken cancellation) =>
        await tree.FindReportAsync(ReportName.Parse("name", name), cancellation)
        ?? throw PageErrors.ReportNotFound(name);

    private static bool Matches(PublishedReport report, string words) =>
        words
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(w =>
                report.Title.Contains(w, StringComparison.OrdinalIgnoreCase)
                || report.AgencyName.Contains(w, StringComparison.OrdinalIgnoreCase)
            );

    private static FigureItem ToItem(PublishedFigure figure) =>
        new(
            figure.Cell,
            figure.Table,
            figure.Row,
            figure.Column,
            figure.Unit,
            figure.Value?.ToString(CultureInfo.InvariantCulture),
            figure.State,
            figure.Remark.Length > 0 ? figure.Remark : null
        );

    // What a caller did wrong is told to it; the library tells nothing of other exceptions.
    private static async Task<string> AnswerAsync<T>(Func<Task<T>> find)
    {
        try
        {
            return Encoding.UTF8.GetString(TreeJson.Write(await find()));
        }
        catch (ApiException error)
        {
            var words = string.Join('；', error.Violations.Select(v => v.Localized).DefaultIfEmpty(error.Localized));
            throw new McpException($"{error.Reason}: {words}", error);
        }
    }
}

using Disclosure.PublicSite.Http;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Lists;
using Disclosure.PublicTree.Reports;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.TransparencyLog.Statements;

namespace Disclosure.PublicSite.Pages;

/// <summary>Lists, reports, versions, files, manifests and receipts.</summary>
internal sealed class ReportPages(PublicTreeReader tree)
{
    // The token is a signed CMS structure in DER.
    private const string TimeStampMediaType = "application/cms";
    private const string ReceiptMediaType = "text/plain; charset=utf-8";

    /// <summary>/reports?year=&amp;under=&amp;pageSize=&amp;pageToken=</summary>
    public async Task<PageContent> ListAsync(PageQuery query, CancellationToken cancellation)
    {
        // Required: null is no default.
        var year = query.TakeNumber("year", 2008, 2099, absent: null);
        var under = query.Take("under");
        // 0 is the default size; PageRequest caps what is larger.
        var size = query.TakeNumber("pageSize", 0, int.MaxValue, absent: 0);
        var token = query.Take("pageToken");
        query.Complete();
        var agency = under.Length == 0 ? null : AgencyName.Parse("under", under);
        // Year and agency are part of the token: another list refuses it.
        var request = PageRequest.Parse(size, token, year, under);
        var page = await ReadAsync(year, agency, request, cancellation);
        var items = page.Reports.Select(ReportListItem.From);
        return PageContentFactory.FromValue(
            new ReportListView([.. items], request.Next(page.NextKey)),
            PageCaching.Minute
        );
    }

    /// <summary>/agencies/{agency}/reports/{report}</summary>
    public async Task<PageContent> ShowAsync(ReportName name, PageQuery query, CancellationToken cancellation)
    {
        query.Complete();
        var report = await FindAsync(name, cancellation);
        return PageContentFactory.FromValue(ReportView.From(report), PageCaching.Minute);
    }

    /// <summary>A version (null: the one in force) or a part of it: nothing, files/{format}, manifest, receipt, timestamp.</summary>
    /// <remarks>part is what follows in the path.</remarks>
    public async Task<PageContent> OpenAsync(
        ReportName name,
        int? number,
        string[] part,
        PageQuery query,
        CancellationToken cancellation
    )
    {
        var report = await FindAsync(name, cancellation);
        var version = number is { } asked ? report.FindVersion(asked) : report.Current;
        if (version is null)
        {
            throw PageErrors.VersionNotFound($"{name}/versions/{number}");
        }

        switch (part)
        {
            // Without a number the report's own page is asked for, by ShowAsync.
            case [] when number is not null:
                query.Complete();
                return PageContentFactory.FromValue(VersionView.From(report, version), PageCaching.Minute);
            // Manifest and receipt stay: they prove what was public.
            case ["files", _] when report.Withdrawal is { } withdrawal:
                throw PageErrors.Withdrawn($"{name}", withdrawal.Reason);
            case ["files", var format]:
                var owner = $"{name}/versions/{version.Version}";
                return await FileOpener.OpenAsync(tree, owner, version.Files, format, query, cancellation);
            case ["manifest"]:
                return await OpenAsync(version.Manifest, DsseEnvelope.MediaType, query, cancellation);
            case ["receipt"]:
                return await OpenAsync(version.Receipt, ReceiptMediaType, query, cancellation);
            case ["timestamp"] when version.TimeStamp is { } stamp:
                return await OpenAsync(stamp, TimeStampMediaType, query, cancellation);
            default:
                throw PageErrors.PathNotFound($"{PageRouter.Root}/{name}/{string.Join('/', part)}");
        }
    }

    private async Task<PageContent> OpenAsync(
        PublishedObject found,
        string mediaType,
        PageQuery query,
        CancellationToken cancellation
    )
    {
        // A minute though the bytes never change: the address does not name them.
        query.Complete();
        var body = await tree.OpenObjectAsync(found.Sha256, cancellation);
        return new(body, mediaType, found.Sha256, PageCaching.Minute);
    }

    private async Task<ReportPage> ReadAsync(
        int year,
        AgencyName? under,
        PageRequest request,
        CancellationToken cancellation
    )
    {
        try
        {
            return await tree.ListReportsAsync(year, under, request.Size, request.After, cancellation);
        }
        // A token that somebody made: its digest is no secret.
        // The reader throws where the key does not fit its list.
        catch (FormatException)
        {
            throw PageErrors.InvalidPageToken();
        }
    }

    private async Task<PublishedReport> FindAsync(ReportName name, CancellationToken cancellation) =>
        await tree.FindReportAsync(name, cancellation) ?? throw PageErrors.ReportNotFound($"{name}");
}

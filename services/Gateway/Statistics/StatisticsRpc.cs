using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Statistics;

/// <summary>The public service of figures: every write asks Filing first and carries the fence that it gave.</summary>
internal sealed class StatisticsRpc(
    FilingV1.FilingService.FilingServiceClient filing,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    CountedReportsReader counted,
    EditionCatalog editions,
    CallOptionsFactory calls
) : PublicV1.StatisticsService.StatisticsServiceBase
{
    /// <summary>Filing.GetReport and Statistics.GetStatistics at once.</summary>
    /// <remarks>The newest may be none; a revision that is asked for must be there.</remarks>
    public override async Task<PublicV1.Statistics> GetStatistics(
        PublicV1.GetStatisticsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var name = ReportName.ParseChild("name", request.Name, "statistics");
        var report = filing.GetReportAsync(new() { Name = name.ToString() }, call).ResponseAsync;
        var figures = statistics
            .GetStatisticsAsync(
                new()
                {
                    Name = request.Name,
                    Revision = request.Revision,
                    // Revision 0 asks for the newest, which need not exist.
                    AllowMissing = request.Revision == 0,
                },
                call
            )
            .ResponseAsync;
        await Task.WhenAll(report, figures);
        // Without a stored sheet the answer is an empty one of the edition that the year requires.
        return StatisticsView.Create(await figures, editions, editions.RequireForYear(name.Year));
    }

    /// <summary>Filing.GetReport for an edit, Statistics.UpdateCells.</summary>
    /// <remarks>Without a stored sheet the cells go into one of the edition that the year requires.</remarks>
    public override async Task<PublicV1.Statistics> UpdateStatistics(
        PublicV1.UpdateStatisticsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var (name, fence) = await RequireEditableAsync(request.Name, call);
        var required = editions.RequireForYear(name.Year);
        // Every write carries the fence: Statistics refuses it once Filing has closed the report.
        // Statistics validates every cell; an error names all that are at fault, and nothing changes.
        var change = new StatisticsV1.UpdateCellsRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Edition = required.ToReference(),
            Fence = fence,
        };
        change.Cells.Add(request.Cells);
        change.NotApplicable.Add(request.NotApplicable);
        return StatisticsView.Create(await statistics.UpdateCellsAsync(change, call), editions, required);
    }

    /// <summary>Filing.GetReport for an edit, Filing.ListCountedReports, Statistics.CollectStatistics.</summary>
    /// <remarks>Only references travel: Statistics reads and adds up the sheets where they are stored.</remarks>
    public override async Task<PublicV1.Statistics> CollectStatistics(
        PublicV1.CollectStatisticsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var (name, fence) = await RequireEditableAsync(request.Name, call);
        var required = editions.RequireForYear(name.Year);
        // Which reports count is Filing's to say; the basis may ask for drafts too.
        var region = await counted.ReadAsync(name.Agency, name.Year, call, request.Basis);
        // A sum of nothing would be a sheet of blanks that looks like a report.
        if (region.Reports.Count == 0)
        {
            throw new ApiException(
                ErrorCode.FailedPrecondition,
                "REGION_EMPTY",
                $"No report of {name.Year} counts for {name.Agency}.",
                $"本地区还没有审定或发布的{name.Year}年年报，没有可以汇总的数。"
            );
        }

        // The first message says where the sum goes, all of them say what is added up.
        var first = new StatisticsV1.CollectStatisticsRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Edition = required.ToReference(),
            Fence = fence,
            // A draft may have no figures yet.
            SkipMissing = request.Basis == PublicV1.RegionBasis.Drafts,
        };
        var messages = ClientStreaming.Split(first, region.Sheets, m => m.Members);
        return StatisticsView.Create(await statistics.CollectStatistics(call).SendAsync(messages), editions, required);
    }

    /// <summary>Filing.GetReport for an edit, Statistics.RestoreStatistics.</summary>
    public override async Task<PublicV1.Statistics> RestoreStatistics(
        PublicV1.RestoreStatisticsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var (name, fence) = await RequireEditableAsync(request.Name, call);
        var figures = await statistics.RestoreStatisticsAsync(
            new()
            {
                Name = request.Name,
                Etag = request.Etag,
                RequestId = request.RequestId,
                Revision = request.Revision,
                Fence = fence,
            },
            call
        );
        return StatisticsView.Create(figures, editions, editions.RequireForYear(name.Year));
    }

    // The name is parsed first, so that a malformed one costs no call. NOT_FOUND / REPORT_NOT_FOUND,
    // FAILED_PRECONDITION / REPORT_NOT_EDITABLE.
    private async Task<(ReportName Name, long Fence)> RequireEditableAsync(string statisticsName, CallOptions call)
    {
        var name = ReportName.ParseChild("name", statisticsName, "statistics");
        // ForEdit makes Filing refuse where edits are closed.
        var report = await filing.GetReportAsync(new() { Name = name.ToString(), ForEdit = true }, call);
        return (name, report.Fence);
    }
}

using Grpc.Core;

namespace Disclosure.Gateway.Reports;

/// <summary>The history of a report's figures.</summary>
internal sealed class StatisticsRevisionSource(StatisticsV1.StatisticsService.StatisticsServiceClient statistics)
    : IRevisionSource
{
    /// <summary>What its rows are listed as.</summary>
    public PublicV1.ReportPart Part => PublicV1.ReportPart.Statistics;

    /// <summary>Statistics.ListRevisions.</summary>
    public async Task<IReadOnlyList<PublicV1.Revision>> ListAsync(
        string report,
        long before,
        int take,
        CallOptions call
    )
    {
        var page = await statistics.ListRevisionsAsync(
            new()
            {
                Parent = $"{report}/statistics",
                Before = before,
                PageSize = take,
            },
            call
        );
        return
        [
            .. page.Revisions.Select(r => new PublicV1.Revision
            {
                Part = Part,
                Revision_ = r.Revision_,
                CreateTime = r.CreateTime,
                Actor = r.Actor,
                RequestId = r.RequestId,
            }),
        ];
    }

    /// <summary>Statistics.DiffRevisions; NOT_FOUND / REVISION_NOT_FOUND leaves the view as it is.</summary>
    public async Task AddDiffAsync(PublicV1.DiffRevisionsRequest request, PublicV1.RevisionDiff view, CallOptions call)
    {
        var found = await statistics
            .DiffRevisionsAsync(
                new()
                {
                    Name = $"{request.Name}/statistics",
                    From = request.From,
                    To = request.To,
                },
                call
            )
            .OrNullAsync();
        if (found is not null)
        {
            view.Statistics = new()
            {
                From = found.From,
                To = found.To,
                Cells = { found.Cells },
            };
        }
    }
}

using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Gateway.Views;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task<PublicV1.ListRevisionsResponse> ListRevisions(
        PublicV1.ListRevisionsRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        await filing.GetReportAsync(new() { Name = request.Parent }, call);
        return await revisions.ListAsync(request, call);
    }

    public override async Task<PublicV1.RevisionDiff> DiffRevisions(
        PublicV1.DiffRevisionsRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        await filing.GetReportAsync(new() { Name = request.Name }, call);
        var answer = new PublicV1.RevisionDiff();
        if (Asks(request, PublicV1.ReportPart.Statistics))
        {
            answer.Statistics = await DiffStatisticsAsync(request, call);
        }

        if (Asks(request, PublicV1.ReportPart.Narrative))
        {
            answer.Narrative = await DiffNarrativeAsync(request, call);
        }

        return answer.Equals(new())
            ? throw ApiError.NotFound(
                "REVISION_NOT_FOUND",
                $"{request.Name}/revisions/{request.From}..{request.To}",
                $"没有第 {request.From} 版到第 {request.To} 版的修改记录。"
            )
            : answer;
    }

    public override async Task<PublicV1.Statistics> RestoreStatistics(
        PublicV1.RestoreStatisticsRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var report = await reports.EditableAsync(ReportOf(request.Name, "statistics"), call);
        var known = editions;
        var figures = await statistics.RestoreStatisticsAsync(
            new()
            {
                Name = request.Name,
                Etag = request.Etag,
                RequestId = request.RequestId,
                Revision = request.Revision,
            },
            call
        );
        return ReportView.StatisticsOf(figures, known, known.RequireForYear(report.Year));
    }

    private static bool Asks(PublicV1.DiffRevisionsRequest request, PublicV1.ReportPart part) =>
        request.Part == part || request.Part == PublicV1.ReportPart.Unspecified;

    private async Task<PublicV1.StatisticsDiff?> DiffStatisticsAsync(
        PublicV1.DiffRevisionsRequest request,
        CallOptions call
    )
    {
        var found = await ReportView.OrNoneAsync(
            statistics.DiffRevisionsAsync(
                new()
                {
                    Name = $"{request.Name}/statistics",
                    From = request.From,
                    To = request.To,
                },
                call
            )
        );
        if (found is null)
        {
            return null;
        }

        var diff = new PublicV1.StatisticsDiff { From = found.From, To = found.To };
        diff.Cells.Add(found.Cells);
        return diff;
    }
}

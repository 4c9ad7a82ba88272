using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Views;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task<PublicV1.Report> CreateReport(
        PublicV1.CreateReportRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var name = ReportName.FromId("report_id", AgencyName.Parse("parent", request.Parent), request.ReportId);
        var known = editions;
        var edition = known.RequireForYear(name.Year);
        var report = await filing.CreateReportAsync(
            new()
            {
                Parent = request.Parent,
                ReportId = request.ReportId,
                RequestId = request.RequestId,
            },
            call
        );

        // A report just opened has no prose and no figures but what follows from last year's; its repeat answers the same.
        var view = ReportView.Head(report, known);
        if (request.Prefill)
        {
            view.Statistics = await PrefillAsync(name, request, known, call);
            view.Narrative = await BeginAsync(report, request, edition, call);
        }
        else
        {
            (view.Statistics, view.Narrative) = (StatisticsView.Empty(edition), ReportView.NarrativeOf(null));
        }

        return view;
    }

    // Last year's prose or a skeleton; nothing that was written meanwhile is overwritten.
    private async Task<PublicV1.Narrative> BeginAsync(
        FilingV1.Report report,
        PublicV1.CreateReportRequest request,
        Edition edition,
        CallOptions call
    )
    {
        var empty = Sheet.Empty(edition).ToProto();
        var start = await proseContext.StartOfAsync(report, request.Predecessors, empty, call);
        (start.Etag, start.RequestId) = (StatisticsView.NoneYet, RequestIds.Part(request.RequestId, "narrative"));
        start.Source = NarrativeV1.StartSource.LastYearElseSkeleton;
        return ReportView.NarrativeOf((await narratives.StartNarrativeAsync(start, call)).Narrative);
    }

    public override async Task<PublicV1.Report> GetReport(
        PublicV1.GetReportRequest request,
        ServerCallContext context
    ) => (await reports.GatherAsync(request.Name, forwarding.Of(context))).ToView();

    public override async Task<PublicV1.ListReportsResponse> ListReports(
        PublicV1.ListReportsRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var known = editions;
        var page = await filing.ListReportsAsync(
            new()
            {
                Agency = request.Agency,
                Year = request.Year,
                State = request.State,
                Under = request.Under,
                PageSize = request.PageSize,
                PageToken = request.PageToken,
            },
            call
        );
        var answer = new PublicV1.ListReportsResponse { NextPageToken = page.NextPageToken };
        answer.Reports.Add(page.Reports.Select(r => ReportView.Head(r, known)));
        return answer;
    }

    public override Task<ReportV1.Edition> GetEdition(PublicV1.GetEditionRequest request, ServerCallContext context) =>
        Task.FromResult(
            editions.Editions.FirstOrDefault(e => $"editions/{e.Id}" == request.Name)?.ToProto()
                ?? throw ApiError.NotFound(
                    "EDITION_NOT_FOUND",
                    request.Name,
                    $"没有“{request.Name}”这个版本的年报表样。"
                )
        );
}

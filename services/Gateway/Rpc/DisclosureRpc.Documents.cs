using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Views;
using Disclosure.ResourceNames;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task<PublicV1.Reading> ReadDocument(
        PublicV1.ReadDocumentRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        return await JudgedAsync(await documents.ReadAsync(request.Document, call), call);
    }

    private async Task<PublicV1.Reading> JudgedAsync(IntakeV1.Reading read, CallOptions call)
    {
        var known = editions;
        var prose = new NarrativeV1.CheckNarrativeRequest
        {
            Title = read.Title,
            Context = await proseContext.OfDocumentAsync(read, call),
        };
        prose.Sections.Add(read.Sections);
        var verdict = await judge.FindAsync(
            read.Sheet,
            read.Year,
            StatisticsV1.Stage.Import,
            prose,
            read.Findings,
            call
        );
        var answer = new PublicV1.Reading
        {
            Title = read.Title,
            AgencyName = read.AgencyName,
            Year = read.Year,
            Edition = read.Sheet.Edition,
            Contact = read.Contact,
            Narrative = new() { Etag = StatisticsView.NoneYet },
            Statistics = StatisticsView.Of(StatisticsView.NoneYet, read.Sheet, known.Require(read.Sheet.Edition)),
        };
        answer.Narrative.Sections.Add(read.Sections);
        answer.Pictures.Add(read.Pictures);
        answer.Origins.Add(read.Origins);
        answer.Findings.Add(verdict.Findings);
        return answer;
    }

    public override async Task<PublicV1.Report> ImportReport(
        PublicV1.ImportReportRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        RequestIds.Require(request.RequestId);
        var current = await reports.GatherAsync(request.Name, call);
        ReportView.RequireEditable(current.Report);
        return await TakeInAsync(request, await documents.ReadAsync(request.Document, call), current, call);
    }

    private async Task<PublicV1.Report> TakeInAsync(
        PublicV1.ImportReportRequest request,
        IntakeV1.Reading read,
        ReportView.Parts current,
        CallOptions call
    )
    {
        var requestIds = (
            RequestIds.Part(request.RequestId, "narrative"),
            RequestIds.Part(request.RequestId, "statistics")
        );
        // Before the prose that shows them; what they are is their name, so that a repeat keeps nothing twice.
        foreach (var picture in read.Pictures)
        {
            await narratives.AddPictureAsync(
                new()
                {
                    Content = picture.Content,
                    RequestId = RequestIds.Part(request.RequestId, $"pictures/{picture.Picture}"),
                },
                call
            );
        }

        var (prose, figures) = await WriteAsync(request, read, requestIds, current, call);
        var check = await proseContext.CheckOfAsync(current.Report, prose.Sections, figures.Sheet, call);
        check.Title = read.Title;
        var verdict = await judge.FindAsync(
            figures.Sheet,
            current.Report.Year,
            StatisticsV1.Stage.Import,
            check,
            read.Findings,
            call,
            await comparables.OfAsync(ReportName.Parse("name", request.Name), [], [], call)
        );
        var view = (current with { Prose = prose, Figures = figures }).ToView();
        view.Findings.Add(verdict.Findings);
        return view;
    }

    public override async Task<HttpBody> RenderReport(PublicV1.RenderReportRequest request, ServerCallContext context)
    {
        var call = forwarding.Of(context);
        var document = await rendering.RenderReportAsync(await OrderAsync(request, call), call);
        NameFile(context, document.FileName);
        FontsHeader.Add(document.Fonts, context);
        return new() { ContentType = document.ContentType, Data = document.Content };
    }

    private async Task<RenderingV1.RenderReportRequest> OrderAsync(
        PublicV1.RenderReportRequest request,
        CallOptions call
    )
    {
        var parts = await reports.GatherAsync(request.Name, call);
        var order = new RenderingV1.RenderReportRequest
        {
            Format = request.Format,
            Title = parts.Report.Title,
            AgencyName = parts.Report.AgencyTitle,
            Year = parts.Report.Year,
            Sheet = parts.Sheet,
            SignatureField = request.SignatureField,
        };
        order.Sections.Add(parts.Prose?.Sections ?? []);
        foreach (var kind in request.Charts.Distinct())
        {
            order.Charts.Add(
                new RenderingV1.ReportChart
                {
                    Kind = kind,
                    EarlierYears = { await charts.GatherAsync(kind, parts, call) },
                }
            );
        }

        order.Pictures.Add(await PicturesOfAsync(order.Sections, call));
        if (await proseContext.LastYearAsync(parts.Report, call) is { } last)
        {
            order.LastSheet = last;
        }

        return order;
    }

    // Two services, no lock across them: the part whose etag is seen to be stale is written first, where it is refused
    // before anything changed, or answers again if this is a repeat.
    private async Task<(NarrativeV1.Narrative Prose, StatisticsV1.Statistics Figures)> WriteAsync(
        PublicV1.ImportReportRequest request,
        IntakeV1.Reading read,
        (string Narrative, string Statistics) requestIds,
        ReportView.Parts current,
        CallOptions call
    )
    {
        var prose = new NarrativeV1.ReplaceNarrativeRequest
        {
            Name = $"{request.Name}/narrative",
            Etag = request.NarrativeEtag,
            RequestId = requestIds.Narrative,
        };
        prose.Sections.Add(read.Sections);
        var figures = new StatisticsV1.ReplaceStatisticsRequest
        {
            Name = $"{request.Name}/statistics",
            Etag = request.StatisticsEtag,
            RequestId = requestIds.Statistics,
            Sheet = read.Sheet,
        };
        if (
            request.StatisticsEtag.Length > 0
            && request.StatisticsEtag != (current.Figures?.Etag ?? StatisticsView.NoneYet)
        )
        {
            var first = await statistics.ReplaceStatisticsAsync(figures, call);
            return (await narratives.ReplaceNarrativeAsync(prose, call), first);
        }

        var written = await narratives.ReplaceNarrativeAsync(prose, call);
        return (written, await statistics.ReplaceStatisticsAsync(figures, call));
    }
}

using Disclosure.Gateway.Views;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task<PublicV1.BindReportResponse> BindReport(
        PublicV1.BindReportRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var parts = await reports.GatherAsync(request.Name, call);
        var report = ReportView.RequireEditable(parts.Report);
        var answer = await narratives.BindNumbersAsync(
            new()
            {
                Name = $"{request.Name}/narrative",
                Etag = request.Etag,
                RequestId = request.RequestId,
                Context = await proseContext.OfReportAsync(report, parts.Sheet, call),
            },
            call
        );
        return new() { Narrative = ReportView.NarrativeOf(answer.Narrative), Bound = answer.Bound };
    }

    public override async Task<PublicV1.StartNarrativeResponse> StartNarrative(
        PublicV1.StartNarrativeRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var parts = await reports.GatherAsync(ReportOf(request.Name, "narrative"), call);
        var report = ReportView.RequireEditable(parts.Report);
        var start = await proseContext.StartOfAsync(report, request.Predecessors, parts.Sheet, call);
        (start.Etag, start.RequestId) = (request.Etag, request.RequestId);
        start.Source = (NarrativeV1.StartSource)request.Source;
        var started = await narratives.StartNarrativeAsync(start, call);
        var answer = new PublicV1.StartNarrativeResponse { Narrative = ReportView.NarrativeOf(started.Narrative) };
        answer.ToRewrite.Add(
            started.ToRewrite.Select(p => new PublicV1.PassageToRewrite
            {
                Section = p.Section,
                Span = p.Span,
                Text = p.Text,
                Reason = p.Reason,
            })
        );
        return answer;
    }

    public override async Task<PublicV1.AddPictureResponse> AddPicture(
        PublicV1.AddPictureRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        await reports.EditableAsync(request.Name, call);
        var kept = await narratives.AddPictureAsync(
            new() { Content = request.Content.Data, RequestId = RequestIds.Part(request.RequestId, "picture") },
            call
        );
        return new()
        {
            Picture = kept.Picture,
            MediaType = kept.MediaType,
            Width = kept.Width,
            Height = kept.Height,
        };
    }

    private async Task<IReadOnlyList<ReportV1.PictureFile>> PicturesOfAsync(
        IEnumerable<ReportV1.Section> sections,
        CallOptions call
    )
    {
        var shown = sections
            .SelectMany(s => s.Sections.Prepend(s))
            .SelectMany(s => s.Blocks)
            .Where(b => b.KindCase == ReportV1.Block.KindOneofCase.Picture)
            .Select(b => b.Picture.Picture_)
            .Distinct()
            .ToArray();
        return shown.Length == 0
            ? []
            : (await narratives.GetPicturesAsync(new() { Pictures = { shown } }, call)).Pictures;
    }

    public override async Task<PublicV1.Narrative> RestoreNarrative(
        PublicV1.RestoreNarrativeRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        await reports.EditableAsync(ReportOf(request.Name, "narrative"), call);
        var restored = await narratives.RestoreRevisionAsync(
            new()
            {
                Name = request.Name,
                Revision = request.Revision,
                Etag = request.Etag,
                RequestId = request.RequestId,
            },
            call
        );
        return ReportView.NarrativeOf(restored);
    }

    private async Task<PublicV1.NarrativeDiff?> DiffNarrativeAsync(
        PublicV1.DiffRevisionsRequest request,
        CallOptions call
    )
    {
        var found = await ReportView.OrNoneAsync(
            narratives.DiffRevisionsAsync(
                new()
                {
                    Name = $"{request.Name}/narrative",
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

        var view = new PublicV1.NarrativeDiff();
        foreach (var section in found.Sections)
        {
            var difference = new PublicV1.SectionDiff { Section = section.Section };
            difference.Runs.Add(
                section.Runs.Select(r => new PublicV1.DiffRun { Change = (PublicV1.TextChange)r.Change, Text = r.Text })
            );
            view.Sections.Add(difference);
        }

        return view;
    }
}

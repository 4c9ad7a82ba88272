using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Narratives;

/// <summary>The public service of prose: every write asks Filing first and carries the fence that it gave.</summary>
internal sealed class NarrativeRpc(
    FilingV1.FilingService.FilingServiceClient filing,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    NumberBinder binder,
    NarrativeStartComposer starts,
    CallOptionsFactory calls
) : PublicV1.NarrativeService.NarrativeServiceBase
{
    public override async Task<PublicV1.Narrative> ReplaceNarrative(
        PublicV1.ReplaceNarrativeRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var report = await RequireEditableAsync(ReportOf(request.Name), call);
        var change = new NarrativeV1.ReplaceNarrativeRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Fence = report.Fence,
        };
        change.Sections.Add(request.Sections);
        return NarrativeView.Create(await narratives.ReplaceNarrativeAsync(change, call));
    }

    public override async Task<ReportV1.Section> UpdateSection(
        PublicV1.UpdateSectionRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var name = SectionName.Parse(request.Name);
        var report = await RequireEditableAsync(ReportOf(name.Narrative), call);
        var section = new ReportV1.Section
        {
            Section_ = name.Section,
            Heading = request.Heading,
            Etag = request.Etag,
            Text = request.Text,
        };
        section.Blocks.Add(request.Blocks);
        var prose = await narratives.UpdateSectionAsync(
            new()
            {
                Name = name.Narrative,
                RequestId = request.RequestId,
                Section = section,
                Fence = report.Fence,
            },
            call
        );
        return prose.Sections.SelectMany(s => s.Sections.Prepend(s)).First(s => s.Section_ == name.Section);
    }

    public override Task<PublicV1.BindReportResponse> BindReport(
        PublicV1.BindReportRequest request,
        ServerCallContext context
    ) => binder.BindAsync(request, calls.Create(context));

    public override async Task<PublicV1.StartNarrativeResponse> StartNarrative(
        PublicV1.StartNarrativeRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var report = await filing.GetReportContextAsync(
            new()
            {
                Name = ReportOf(request.Name),
                Predecessors = { request.Predecessors },
                ForEdit = true,
                Brief = true,
            },
            call
        );
        var start = await starts.ComposeAsync(report, request.Predecessors.Count > 0, isNew: false, call);
        (start.Etag, start.RequestId) = (request.Etag, request.RequestId);
        // The kinds of source have the same numbers in both contracts.
        start.Source = (NarrativeV1.StartSource)request.Source;
        return StartedNarrativeView.Create(await narratives.StartNarrativeAsync(start, call));
    }

    public override async Task<PublicV1.AddPictureResponse> AddPicture(
        PublicV1.AddPictureRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        await RequireEditableAsync(request.Name, call);
        // The request id is optional here and required by Narrative.
        var stored = await narratives.AddPictureAsync(
            new() { Content = request.Content.Data, RequestId = RequestIds.Derive(request.RequestId, "picture") },
            call
        );
        return new()
        {
            Picture = stored.Picture,
            MediaType = stored.MediaType,
            Width = stored.Width,
            Height = stored.Height,
        };
    }

    public override async Task<PublicV1.Narrative> RestoreNarrative(
        PublicV1.RestoreNarrativeRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var report = await RequireEditableAsync(ReportOf(request.Name), call);
        var restored = await narratives.RestoreRevisionAsync(
            new()
            {
                Name = request.Name,
                Revision = request.Revision,
                Etag = request.Etag,
                RequestId = request.RequestId,
                Fence = report.Fence,
            },
            call
        );
        return NarrativeView.Create(restored);
    }

    private async Task<FilingV1.Report> RequireEditableAsync(string report, CallOptions call) =>
        await filing.GetReportAsync(new() { Name = report, ForEdit = true }, call);

    private static string ReportOf(string narrative) =>
        ReportName.ParseChild("name", narrative, "narrative").ToString();
}

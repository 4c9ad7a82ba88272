using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Narratives;

/// <summary>The public service of prose: it is read whole or by section; every write asks Filing first and carries its fence.</summary>
internal sealed class NarrativeRpc(
    FilingV1.FilingService.FilingServiceClient filing,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    NumberBinder binder,
    NarrativeStartComposer starts,
    NarrativeReader reader,
    CallOptionsFactory calls
) : PublicV1.NarrativeService.NarrativeServiceBase
{
    /// <summary>Filing.GetReport and Narrative.GetNarrative at once.</summary>
    public override async Task<PublicV1.Narrative> GetNarrative(
        PublicV1.GetNarrativeRequest request,
        ServerCallContext context
    ) => NarrativeView.Create(await reader.GetAsync(request.Name, request.Revision, calls.Create(context)));

    /// <summary>As GetNarrative.</summary>
    public override Task<ReportV1.Section> GetSection(PublicV1.GetSectionRequest request, ServerCallContext context) =>
        reader.GetSectionAsync(request.Name, calls.Create(context));

    /// <summary>As GetNarrative, then Narrative.GetPictures.</summary>
    public override Task<HttpBody> GetPicture(PublicV1.GetPictureRequest request, ServerCallContext context) =>
        reader.GetPictureAsync(request.Name, calls.Create(context));

    /// <summary>As GetPicture.</summary>
    public override async Task DownloadPicture(
        PublicV1.GetPictureRequest request,
        IServerStreamWriter<HttpBody> responseStream,
        ServerCallContext context
    ) => await responseStream.WriteFileAsync(await GetPicture(request, context), context.CancellationToken);

    /// <summary>Filing.GetReport for an edit, Narrative.ReplaceNarrative.</summary>
    public override async Task<PublicV1.Narrative> ReplaceNarrative(
        PublicV1.ReplaceNarrativeRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var report = await RequireEditableAsync(ReportOf(request.Name), call);
        // Sections travel as the caller sent them: Narrative reads blocks, or text where there are none.
        var change = new NarrativeV1.ReplaceNarrativeRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Fence = report.Fence,
            Erase = request.Erase,
        };
        change.Sections.Add(request.Sections);
        return NarrativeView.Create(await narratives.ReplaceNarrativeAsync(change, call));
    }

    /// <summary>Filing.GetReport for an edit, Narrative.UpdateSection.</summary>
    /// <remarks>The etag is the section's: two people may write two sections at once.</remarks>
    public override async Task<ReportV1.Section> UpdateSection(
        PublicV1.UpdateSectionRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var name = SectionName.Parse(request.Name);
        var report = await RequireEditableAsync(ReportOf(name.Narrative), call);
        // Content, heading and etag of the section alone; the others stay as they are.
        var section = new ReportV1.Section
        {
            Section_ = name.Section,
            Heading = request.Heading,
            Etag = request.Etag,
        };
        section.Blocks.Add(request.Blocks);
        // Without text the content stays or is refused; the empty text erases it.
        if (request.HasText)
        {
            section.Text = request.Text;
        }

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
        // Narrative answers the whole prose; sub-sections stand one level below their sections.
        return prose.Sections.SelectMany(s => s.Sections.Prepend(s)).First(s => s.Section_ == name.Section);
    }

    /// <summary>Filing.GetReportContext for an edit, Statistics.GetStatistics of both years, Narrative.BindNumbers.</summary>
    public override Task<PublicV1.BindReportResponse> BindReport(
        PublicV1.BindReportRequest request,
        ServerCallContext context
    ) => binder.BindAsync(request, calls.Create(context));

    /// <summary>Filing.GetReportContext for an edit, Statistics.GetStatistics of both years, Narrative.StartNarrative.</summary>
    /// <remarks>Narrative.GetNarrative too where predecessors are named, until one has prose.</remarks>
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
        // The figures of both years fill in the numbers of the sentences.
        var start = await starts.ComposeAsync(report, request.Predecessors.Count > 0, isNew: false, call);
        (start.Etag, start.RequestId) = (request.Etag, request.RequestId);
        // The kinds of source have the same numbers in both contracts.
        start.Source = (NarrativeV1.StartSource)request.Source;
        return StartedNarrativeView.Create(await narratives.StartNarrativeAsync(start, call));
    }

    /// <summary>Filing.GetReport for an edit, Narrative.AddPicture.</summary>
    /// <remarks>A picture is named by its digest and shown by no text yet, so its write carries no fence.</remarks>
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

    /// <summary>Filing.GetReport for an edit, Narrative.RestoreRevision.</summary>
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

    // NOT_FOUND / REPORT_NOT_FOUND, FAILED_PRECONDITION / REPORT_NOT_EDITABLE. Filing's state table decides.
    private async Task<FilingV1.Report> RequireEditableAsync(string report, CallOptions call) =>
        await filing.GetReportAsync(new() { Name = report, ForEdit = true }, call);

    // The report of a name that ends in /narrative. INVALID_FIELDS / REPORT_NAME_FORMAT.
    private static string ReportOf(string narrative) =>
        ReportName.ParseChild("name", narrative, "narrative").ToString();
}

using Disclosure.Gateway.Narratives;
using Grpc.Core;

namespace Disclosure.Gateway.Reports;

/// <summary>The history of a report's prose.</summary>
internal sealed class NarrativeRevisionSource(NarrativeV1.NarrativeService.NarrativeServiceClient narratives)
    : IRevisionSource
{
    /// <summary>What its rows are listed as.</summary>
    public PublicV1.ReportPart Part => PublicV1.ReportPart.Narrative;

    /// <summary>Narrative.ListRevisions.</summary>
    public async Task<IReadOnlyList<PublicV1.Revision>> ListAsync(
        string report,
        long before,
        int take,
        CallOptions call
    )
    {
        var page = await narratives.ListRevisionsAsync(
            new()
            {
                Name = $"{report}/narrative",
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

    /// <summary>Narrative.DiffRevisions; NOT_FOUND / REVISION_NOT_FOUND leaves the view as it is.</summary>
    public async Task AddDiffAsync(PublicV1.DiffRevisionsRequest request, PublicV1.RevisionDiff view, CallOptions call)
    {
        var found = await narratives
            .DiffRevisionsAsync(
                new()
                {
                    Name = $"{request.Name}/narrative",
                    From = request.From,
                    To = request.To,
                },
                call
            )
            .OrNullAsync();
        if (found is not null)
        {
            view.Narrative = NarrativeDiffView.Create(found);
        }
    }
}

using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Similarity;
using Disclosure.ResourceNames;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>Implements the contract of Narrative; this part reads prose.</summary>
internal sealed partial class NarrativeRpc(
    IProseStore prose,
    IPictureStore pictures,
    SimilarTextFinder similarTexts,
    EditionCatalog editions,
    TimeProvider clock
) : Proto.NarrativeService.NarrativeServiceBase
{
    public override async Task<Proto.Narrative> GetNarrative(
        Proto.GetNarrativeRequest request,
        ServerCallContext context
    )
    {
        var report = ReportName.ParseChild("name", request.Name, "narrative");
        var found =
            request.AllowMissing && request.Revision == 0
                ? await prose.FindAsync(report, null, context.CancellationToken)
                : await FindAsync(request.Name, request.Revision, context.CancellationToken);
        // No revision in the answer says that none was written.
        if (found is null)
        {
            return new() { Name = request.Name };
        }

        var answer = ToProto(found);
        if (request.IncludePictures)
        {
            var shown = await FindPicturesAsync(found.PictureIds, context.CancellationToken);
            answer.Pictures.Add(shown.Select(p => p.ToProto()));
        }

        return answer;
    }

    // Revision 0 is the newest. NARRATIVE_NOT_FOUND, REVISION_NOT_FOUND.
    private async Task<ReportProse> FindAsync(string name, long revision, CancellationToken cancellation)
    {
        var report = ReportName.ParseChild("name", name, "narrative");
        return await prose.FindAsync(report, revision == 0 ? null : revision, cancellation)
            ?? throw (
                revision == 0
                    ? NarrativeNotFound(name)
                    : ApiError.NotFound(
                        "REVISION_NOT_FOUND",
                        $"{name}/revisions/{revision}",
                        $"正文没有第 {revision} 次修改的记录。"
                    )
            );
    }

    private static ApiException NarrativeNotFound(string name) =>
        ApiError.NotFound("NARRATIVE_NOT_FOUND", name, "这份年报还没有正文。");

    // Sections are those of the edition of the report's year.
    private SectionOutline OutlineOf(string name) =>
        editions.OutlineOf(ReportName.ParseChild("name", name, "narrative"));

    // Parts are nested under their parents.
    private Proto.Narrative ToProto(ReportProse prose)
    {
        var message = new Proto.Narrative
        {
            Name = $"{prose.Report}/narrative",
            Revision = prose.Revision,
            Etag = $"{prose.Revision}",
            CreateTime = prose.CreateTime.ToTimestamp(),
        };
        var outline = editions.OutlineOf(prose.Report);
        foreach (var section in prose.Sections)
        {
            var own = section.Alone().ToProto();
            // Each section has its own etag: two people may edit two of them at once.
            own.Etag = $"{section.Revision}";
            var parent = outline.ParentOf(section.Name);
            var siblings =
                parent.Length == 0 ? message.Sections : message.Sections.First(s => s.Section_ == parent).Sections;
            siblings.Add(own);
        }

        return message;
    }
}

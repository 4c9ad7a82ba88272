using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Likeness;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>The contract: finds, guards, changes, stores, answers.</summary>
internal sealed partial class NarrativeRpc(
    IProseStore prose,
    IPictureStore pictures,
    LikeTexts likeTexts,
    EditionCatalog editions,
    TimeProvider clock
) : Proto.NarrativeService.NarrativeServiceBase
{
    public override async Task<Proto.Narrative> GetNarrative(
        Proto.GetNarrativeRequest request,
        ServerCallContext context
    )
    {
        return ToProto(await FindAsync(request.Name, request.Revision, context.CancellationToken));
    }

    public override Task<Proto.Narrative> ReplaceNarrative(
        Proto.ReplaceNarrativeRequest request,
        ServerCallContext context
    )
    {
        var sections = request.Sections.Select(s => s.ToDomain()).ToArray();
        ProseRules.Require(sections, "sections");
        return WriteAsync(
            request.Name,
            request.RequestId,
            request,
            (current, now) => current.Replace(sections, request.Etag, now),
            context
        );
    }

    public override Task<Proto.Narrative> UpdateSection(Proto.UpdateSectionRequest request, ServerCallContext context)
    {
        var section = request.Section.ToDomain() with { Sections = [] };
        ProseRules.Require(section, "section");
        return WriteAsync(
            request.Name,
            request.RequestId,
            request,
            (current, now) => current.Update(section, request.Section.Etag, now),
            context
        );
    }

    // Revision 0 is the newest. NARRATIVE_NOT_FOUND, REVISION_NOT_FOUND.
    private async Task<Prose> FindAsync(string name, long revision, CancellationToken cancellation)
    {
        var report = ReportName.ParseChild("name", name, "narrative");
        return await prose.FindAsync(report, revision == 0 ? null : revision, cancellation)
            ?? throw (
                revision == 0
                    ? ApiError.NotFound("NARRATIVE_NOT_FOUND", name, "这份年报还没有正文。")
                    : ApiError.NotFound(
                        "REVISION_NOT_FOUND",
                        $"{name}/revisions/{revision}",
                        $"正文没有第 {revision} 次修改的记录。"
                    )
            );
    }

    private async Task<Proto.Narrative> WriteAsync(
        string name,
        string requestId,
        IMessage request,
        Func<Prose, DateTimeOffset, Prose> change,
        ServerCallContext context
    )
    {
        var report = ReportName.ParseChild("name", name, "narrative");
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var key = RequestKey.Of(requestId, request);
        var write = new ProseWrite(report, key, context.Actor(), current => change(current, now));
        return ToProto(await prose.WriteAsync(write, context.CancellationToken));
    }

    private static Proto.Narrative ToProto(Prose prose)
    {
        var message = new Proto.Narrative
        {
            Name = $"{prose.Report}/narrative",
            Revision = prose.Revision,
            Etag = $"{prose.Revision}",
            CreateTime = prose.CreateTime.ToTimestamp(),
        };
        foreach (var section in prose.Sections)
        {
            var own = section.Alone().ToProto();
            own.Etag = $"{section.Revision}";
            var parent = SectionOutline.ParentOf(section.Name);
            var siblings =
                parent.Length == 0 ? message.Sections : message.Sections.First(s => s.Section_ == parent).Sections;
            siblings.Add(own);
        }

        return message;
    }
}

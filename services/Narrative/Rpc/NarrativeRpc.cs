using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Imaging;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Similarity;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>Implements the contract of Narrative; this part reads and writes prose.</summary>
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

    // The fence is part of the key: a repeat with another fence is another move.
    public override async Task<Proto.Narrative> PinNarrative(
        Proto.PinNarrativeRequest request,
        ServerCallContext context
    )
    {
        var pin = new ProsePin(
            ReportName.ParseChild("name", request.Name, "narrative"),
            RequestKey.Create(request.RequestId, request),
            request.Fence,
            Now()
        );
        return ToProto(await prose.PinAsync(pin, context.CancellationToken) ?? throw NarrativeNotFound(request.Name));
    }

    // Sections that say the same keep their etags.
    public override Task<Proto.Narrative> ReplaceNarrative(
        Proto.ReplaceNarrativeRequest request,
        ServerCallContext context
    )
    {
        var sections = request.Sections.Select(s => s.ToDomain()).ToArray();
        var outline = OutlineOf(request.Name);
        ProseRules.Require(sections, outline, "sections");
        // Refused before the write, as the sections are; a picture of the sections may also be missing altogether.
        var brought = ParsePictures(request.Pictures);
        var same = request.Clone();
        same.Fence = 0;
        // A picture is named by its bytes; the names identify a repeat as well as the bytes do.
        same.Pictures.Clear();
        same.Pictures.Add(brought.Select(p => new Disclosure.Report.V1.PictureFile { Picture = p.Id }));
        return WriteAsync(
            request.Name,
            RequestKey.Create(request.RequestId, same),
            request.Fence,
            (current, now) => current.Replace(sections, request.Etag, outline, now),
            context,
            brought
        );
    }

    // One section alone; its parts are sections of their own.
    public override Task<Proto.Narrative> UpdateSection(Proto.UpdateSectionRequest request, ServerCallContext context)
    {
        var section = request.Section.ToDomain() with { Sections = [] };
        var outline = OutlineOf(request.Name);
        ProseRules.Require(section, outline, "section");
        return WriteAsync(
            request.Name,
            CreateKey(request, request.RequestId, r => r.Fence = 0),
            request.Fence,
            (current, now) => current.Update(section, request.Section.Etag, outline, now),
            context
        );
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

    // Whole milliseconds, as times are stored.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    // The key of a request without what may differ when it is repeated: the fence grows with every move of the report.
    private static RequestKey CreateKey<T>(T request, string requestId, Action<T> clear)
        where T : class, IDeepCloneable<T>, IMessage<T>
    {
        var same = request.Clone();
        clear(same);
        return RequestKey.Create(requestId, same);
    }

    // Sections are those of the edition of the report's year.
    private SectionOutline OutlineOf(string name) =>
        editions.OutlineOf(ReportName.ParseChild("name", name, "narrative"));

    // Times are whole milliseconds, as they are stored. A repeated request_id gets the first answer.
    private async Task<Proto.Narrative> WriteAsync(
        string name,
        RequestKey key,
        long fence,
        Func<ReportProse, DateTimeOffset, ReportProse> change,
        ServerCallContext context,
        IReadOnlyList<PictureContent>? brought = null
    )
    {
        var report = ReportName.ParseChild("name", name, "narrative");
        var now = Now();
        var write = new ProseWrite(report, key, context.Actor(), current => change(current, now))
        {
            Fence = fence,
            Pictures = brought ?? [],
        };
        return ToProto(await prose.WriteAsync(write, context.CancellationToken));
    }

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
            own.Etag = $"{section.Revision}";
            var parent = outline.ParentOf(section.Name);
            var siblings =
                parent.Length == 0 ? message.Sections : message.Sections.First(s => s.Section_ == parent).Sections;
            siblings.Add(own);
        }

        return message;
    }
}

using Disclosure.ContractMapping;
using Disclosure.Imaging;
using Disclosure.Narrative.Domain;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

// Writes of prose, and pins that keep late writes out.
internal sealed partial class NarrativeRpc
{
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
}

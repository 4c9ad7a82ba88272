using Disclosure.ApiErrors;
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
    public override async Task<Proto.Narrative> ReplaceNarrative(
        Proto.ReplaceNarrativeRequest request,
        ServerCallContext context
    )
    {
        RequireSections(request);
        SectionContent.Require(request.Sections, "sections");
        var sections = request.Sections.Select(s => s.ToDomain()).ToArray();
        var outline = OutlineOf(request.Name);
        ProseRules.Require(sections, outline, "sections");
        // Refused before the write, as the sections are.
        var brought = ParsePictures(request.Pictures);
        var same = request.Clone();
        same.Fence = 0;
        // A picture is named by its bytes; the names identify a repeat as well as the bytes do.
        same.Pictures.Clear();
        same.Pictures.Add(brought.Select(p => new Disclosure.Report.V1.PictureFile { Picture = p.Id }));
        ReportProse Change(ReportProse current, DateTimeOffset now) =>
            request.KeepOthers
                ? current.Merge(sections, request.Etag, outline, now)
                : current.Replace(sections, request.Etag, outline, now);

        return request.ValidateOnly
            ? await PreviewAsync(request.Name, Change, brought, context.CancellationToken)
            : await WriteAsync(
                request.Name,
                RequestKey.Create(request.RequestId, same),
                request.Fence,
                Change,
                context,
                brought,
                write =>
                    write with
                    {
                        Source = request.Source is { } source ? new(source.AgencyName, source.Year) : null,
                        EndsSource = !request.KeepOthers,
                    }
            );
    }

    public override async Task<Proto.ConfirmSourceResponse> ConfirmSource(
        Proto.ConfirmSourceRequest request,
        ServerCallContext context
    )
    {
        var source = await prose.ConfirmSourceAsync(
            ReportName.ParseChild("name", request.Name, "narrative"),
            RequestKey.Create(request.RequestId, request),
            Now(),
            context.CancellationToken
        );
        return source is null
            ? new()
            : new()
            {
                Source = new() { AgencyName = source.AgencyName, Year = source.Year },
            };
    }

    // Absent sections are an oversight; erasing is asked for.
    private static void RequireSections(Proto.ReplaceNarrativeRequest request)
    {
        if (request.Sections.Count == 0 && !request.Erase)
        {
            throw ApiError.InvalidField(
                "sections",
                "SECTIONS_MISSING",
                "must not be empty unless erase is set",
                "没有提交任何部分（sections 为空）；确需清空全部正文时，请写明 erase 为 true"
            );
        }

        if (request.Sections.Count > 0 && request.Erase)
        {
            throw ApiError.InvalidField(
                "erase",
                "ERASE_WITH_SECTIONS",
                "must not be set beside sections",
                "既提交了内容（sections）又要求清空（erase），请只选一种"
            );
        }
    }

    // What the write would make of the newest revision, and how their sections differ.
    private async Task<Proto.Narrative> PreviewAsync(
        string name,
        Func<ReportProse, DateTimeOffset, ReportProse> change,
        IReadOnlyList<PictureContent> brought,
        CancellationToken cancellation
    )
    {
        var report = ReportName.ParseChild("name", name, "narrative");
        var current = await prose.FindAsync(report, null, cancellation) ?? ReportProse.None(report);
        var next = change(current, Now());
        // Pictures of the request are not stored yet, and count as if they were.
        var stored = await pictures.FindSizesAsync(next.PictureIds, cancellation);
        var added = brought
            .Where(p => next.PictureIds.Contains(p.Id))
            .Select(p => new PictureSize(p.Id, p.Content.Length, (long)p.Width * p.Height));
        PictureRules.Require(next, [.. stored.Concat(added).DistinctBy(p => p.Id)]);
        var answer = ToProto(next with { Revision = current.Revision });
        answer.Changes.Add(CompareSections(current, next));
        return answer;
    }

    // One section alone; its parts are sections of their own.
    public override Task<Proto.Narrative> UpdateSection(Proto.UpdateSectionRequest request, ServerCallContext context)
    {
        SectionContent.Require(request.Section, "section");
        var section = request.Section.ToDomain() with { Sections = [] };
        // A heading without content changes the heading alone.
        var keepsContent = !SectionContent.HasOwnContent(request.Section);
        var outline = OutlineOf(request.Name);
        ProseRules.Require(section, outline, "section");
        return WriteAsync(
            request.Name,
            CreateKey(request, request.RequestId, r => r.Fence = 0),
            request.Fence,
            (current, now) =>
                current.Update(
                    keepsContent ? section with { Blocks = current.Find(section.Name)?.Blocks ?? [] } : section,
                    request.Section.Etag,
                    outline,
                    now
                ),
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
        IReadOnlyList<PictureContent>? brought = null,
        Func<ProseWrite, ProseWrite>? complete = null
    )
    {
        var report = ReportName.ParseChild("name", name, "narrative");
        var now = Now();
        // The change closes over the time of the call: a second run gives the same revision time.
        var write = new ProseWrite(report, key, context.Actor(), current => change(current, now))
        {
            Fence = fence,
            Pictures = brought ?? [],
        };
        return ToProto(await prose.WriteAsync(complete?.Invoke(write) ?? write, context.CancellationToken));
    }
}

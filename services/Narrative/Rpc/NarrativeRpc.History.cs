using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.History;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>Revisions, their differences, and the way back to one of them.</summary>
internal sealed partial class NarrativeRpc
{
    // Newest first; the caller pages by the last revision it has.
    public override async Task<Proto.ListRevisionsResponse> ListRevisions(
        Proto.ListRevisionsRequest request,
        ServerCallContext context
    )
    {
        var report = ReportName.ParseChild("name", request.Name, "narrative");
        var size = PageRequest.Parse(request.PageSize, "", request.Name).Size;
        var before = request.Before == 0 ? long.MaxValue : request.Before;
        // One more is not read: the caller sees an empty page at the end.
        var found = await prose.ListAsync(report, before, size, context.CancellationToken);
        var answer = new Proto.ListRevisionsResponse();
        answer.Revisions.Add(
            found.Select(r => new Proto.Revision
            {
                Revision_ = r.Revision,
                CreateTime = r.CreateTime.ToTimestamp(),
                Actor = r.Actor,
                RequestId = r.RequestId,
            })
        );
        return answer;
    }

    // From revision 0, all text is inserted.
    public override async Task<Proto.DiffRevisionsResponse> DiffRevisions(
        Proto.DiffRevisionsRequest request,
        ServerCallContext context
    )
    {
        var to = await FindAsync(request.Name, request.To, context.CancellationToken);
        var from =
            request.From == 0
                ? ReportProse.None(to.Report)
                : await FindAsync(request.Name, request.From, context.CancellationToken);
        var answer = new Proto.DiffRevisionsResponse();
        answer.Sections.Add(CompareSections(from, to));
        return answer;
    }

    // Sections whose text differs, in the order of the form.
    private IEnumerable<Proto.SectionDifference> CompareSections(ReportProse from, ReportProse to)
    {
        foreach (var section in editions.OutlineOf(to.Report).Names)
        {
            var (old, now) = (TextOf(from, section), TextOf(to, section));
            if (old != now)
            {
                var difference = new Proto.SectionDifference { Section = section };
                difference.Runs.Add(TextDifference.Compute(old, now).Select(ToProto));
                yield return difference;
            }
        }
    }

    // The old text becomes a new revision; nothing is ever removed.
    public override async Task<Proto.Narrative> RestoreRevision(
        Proto.RestoreRevisionRequest request,
        ServerCallContext context
    )
    {
        var old = await FindAsync(request.Name, request.Revision, context.CancellationToken);
        var outline = editions.OutlineOf(old.Report);
        return await WriteAsync(
            request.Name,
            // The fence is cleared: it may have grown when the request is repeated.
            CreateKey(request, request.RequestId, r => r.Fence = 0),
            request.Fence,
            (current, now) => current.Replace(old.Sections.Select(s => s.Alone()), request.Etag, outline, now),
            context
        );
    }

    // Empty where the revision has no such section.
    private static string TextOf(ReportProse revision, string section) => revision.Find(section)?.Alone().Text ?? "";

    private static Proto.DifferenceRun ToProto(DifferenceRun run) =>
        new()
        {
            Change = run.Change switch
            {
                DifferenceKind.Kept => Proto.Change.Kept,
                DifferenceKind.Deleted => Proto.Change.Deleted,
                _ => Proto.Change.Inserted,
            },
            Text = run.Text,
        };
}

using Disclosure.ApiErrors;
using Disclosure.Claims.Binding;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>Checks of prose and binding of its numbers.</summary>
internal sealed partial class NarrativeRpc
{
    // Stores nothing. Likeness is looked for only where the report is named.
    public override async Task<Proto.CheckNarrativeResponse> CheckNarrative(
        Proto.CheckNarrativeRequest request,
        ServerCallContext context
    )
    {
        var sections = request.Sections.Select(s => s.ToDomain()).ToArray();
        ProseRules.RequireSize(sections, "sections");
        var draft = request.Context.ToDraft(sections, request.Title, editions);
        var answer = new Proto.CheckNarrativeResponse();
        answer.Findings.Add(ProseChecker.Check(draft).Select(f => f.ToProto()));
        answer.Numbers.Add(CellReferenceBinder.FindNumbers(draft.FindClaims(), draft.Sheets).Select(n => n.ToProto()));
        if (request.Report.Length > 0)
        {
            var report = ReportName.Parse("report", request.Report);
            var alike = await similarTexts.FindAsync(
                report,
                sections,
                [.. request.AlikeAgencies],
                context.CancellationToken
            );
            answer.Findings.Add(alike.Select(f => f.ToProto()));
        }

        return answer;
    }

    // A write like any other: the bound text is a new revision.
    public override async Task<Proto.BindNumbersResponse> BindNumbers(
        Proto.BindNumbersRequest request,
        ServerCallContext context
    )
    {
        var draft = request.Context.ToDraft([], "", editions);
        var outline = OutlineOf(request.Name);
        var written = await WriteAsync(
            request.Name,
            request.RequestId,
            // The figures may have changed when it is repeated; it is still the same request.
            new Proto.BindNumbersRequest { Name = request.Name, Etag = request.Etag },
            (current, now) =>
                current.Revision > 0
                    ? current.Replace(current.Sections.Select(s => Bind(s, draft)), request.Etag, outline, now)
                    : throw ApiError.NotFound("NARRATIVE_NOT_FOUND", request.Name, "这份年报还没有正文。"),
            context
        );
        // Counted from the two revisions, so that a repeat counts the same.
        var report = ReportName.ParseChild("name", request.Name, "narrative");
        var before = await prose.FindAsync(report, written.Revision - 1, context.CancellationToken);
        var after = await prose.FindAsync(report, written.Revision, context.CancellationToken);
        return new() { Narrative = written, Bound = ReferencesOf(after) - ReferencesOf(before) };
    }

    // Of all blocks; 0 where there is no revision.
    private static int ReferencesOf(ReportProse? revision) =>
        revision?.Sections.Sum(s => s.Blocks.Sum(b => ReferenceText.Find(b.Text).Count())) ?? 0;

    // Sections are bound one by one, so that spans stay those of the section.
    private static Section Bind(ProseSection section, ProseDraft draft)
    {
        var own = section.Alone();
        return own with { Blocks = CellReferenceBinder.Bind(own, draft.CreateClaimFinder(), draft.Sheets) };
    }
}

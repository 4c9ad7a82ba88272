using Disclosure.Claims.Binding;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
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
        // Stored: the newest revision is read here, so that the caller does not send back what it has just got.
        var (sections, etag) = request.Stored
            ? await FindStoredAsync(request.Report, context.CancellationToken)
            : ([.. request.Sections.Select(s => s.ToDomain())], "");
        // Before the checks: their cost grows with the text.
        ProseRules.RequireSize(sections, "sections");
        var draft = request.Context.ToDraft(sections, request.Title, editions) with
        {
            LastYear = await LastYearAsync(request.Report, context.CancellationToken),
        };
        var answer = new Proto.CheckNarrativeResponse { Etag = etag };
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
            if (await prose.FindSourceAsync(report, context.CancellationToken) is { } source)
            {
                answer.Findings.Add(SourceFindings.Create(source).Select(f => f.ToProto()));
            }
        }

        return answer;
    }

    // Prose of the same agency a year before; none where the report is not named or there was none.
    private async Task<IReadOnlyList<Section>> LastYearAsync(string report, CancellationToken cancellation)
    {
        if (report.Length == 0)
        {
            return [];
        }

        var last = await prose.FindAsync(RepeatedBy(ReportName.Parse("report", report), ""), null, cancellation);
        return [.. (last?.Sections ?? []).Select(s => s.Alone())];
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
            // The figures may have changed when it is repeated; it is still the same request.
            // The context is left out of the key.
            RequestKey.Create(
                request.RequestId,
                new Proto.BindNumbersRequest { Name = request.Name, Etag = request.Etag }
            ),
            request.Fence,
            (current, now) =>
                current.Revision > 0
                    ? current.Replace(current.Sections.Select(s => Bind(s, draft)), request.Etag, outline, now)
                    : throw NarrativeNotFound(request.Name),
            context
        );
        // Counted from the two revisions, so that a repeat counts the same.
        var report = ReportName.ParseChild("name", request.Name, "narrative");
        var before = await prose.FindAsync(report, written.Revision - 1, context.CancellationToken);
        var after = await prose.FindAsync(report, written.Revision, context.CancellationToken);
        return new() { Narrative = written, Bound = ReferencesOf(after) - ReferencesOf(before) };
    }

    // The newest prose of a report with its etag; no sections and no etag where none was written.
    private async Task<(Section[] Sections, string Etag)> FindStoredAsync(string name, CancellationToken cancellation)
    {
        var stored = await prose.FindAsync(ReportName.Parse("report", name), null, cancellation);
        if (stored is null)
        {
            return ([], "");
        }

        // Sub-sections are stored beside their sections; the message has them in their places.
        var message = ToProto(stored);
        return ([.. message.Sections.Select(s => s.ToDomain())], message.Etag);
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

using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Views;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task<PublicV1.Statistics> UpdateStatistics(
        PublicV1.UpdateStatisticsRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var report = await reports.EditableAsync(ReportOf(request.Name, "statistics"), call);
        var known = editions;
        var change = new StatisticsV1.UpdateCellsRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Edition = known.RequireForYear(report.Year).ToReference(),
        };
        change.Cells.Add(request.Cells);
        change.NotApplicable.Add(request.NotApplicable);
        var figures = await statistics.UpdateCellsAsync(change, call);
        return ReportView.StatisticsOf(figures, known, known.RequireForYear(report.Year));
    }

    public override async Task<PublicV1.Narrative> ReplaceNarrative(
        PublicV1.ReplaceNarrativeRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        await reports.EditableAsync(ReportOf(request.Name, "narrative"), call);
        var change = new NarrativeV1.ReplaceNarrativeRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
        };
        change.Sections.Add(request.Sections);
        return ReportView.NarrativeOf(await narratives.ReplaceNarrativeAsync(change, call));
    }

    public override async Task<ReportV1.Section> UpdateSection(
        PublicV1.UpdateSectionRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var (narrative, name) = request.Name.LastIndexOf("/sections/", StringComparison.Ordinal) is > 0 and var at
            ? (request.Name[..at], request.Name[(at + "/sections/".Length)..])
            : throw ApiError.InvalidField(
                "name",
                "SECTION_NAME_FORMAT",
                "must be agencies/{agency}/reports/{report}/narrative/sections/{section}",
                $"名称“{request.Name}”格式不对，应以 /narrative/sections/部分名 结尾"
            );
        await reports.EditableAsync(ReportOf(narrative, "narrative"), call);
        var section = new ReportV1.Section
        {
            Section_ = name,
            Heading = request.Heading,
            Etag = request.Etag,
            Text = request.Text,
        };
        section.Blocks.Add(request.Blocks);
        var prose = await narratives.UpdateSectionAsync(
            new()
            {
                Name = narrative,
                RequestId = request.RequestId,
                Section = section,
            },
            call
        );
        return prose.Sections.SelectMany(s => s.Sections.Prepend(s)).First(s => s.Section_ == name);
    }

    public override async Task<PublicV1.CheckReportResponse> CheckReport(
        PublicV1.CheckReportRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var basis = comparables.OfAsync(
            ReportName.Parse("name", request.Name),
            request.Predecessors,
            request.PredecessorsInPart,
            call
        );
        var parts = await reports.GatherAsync(request.Name, call);
        var prose = await proseContext.CheckOfAsync(parts.Report, parts.Prose?.Sections ?? [], parts.Sheet, call);
        var verdict = await judge.FindAsync(
            parts.Sheet,
            parts.Report.Year,
            StatisticsV1.Stage.Submission,
            prose,
            [],
            call,
            await basis
        );
        var answer = new PublicV1.CheckReportResponse { RuleSet = verdict.RuleSet };
        answer.Findings.Add(verdict.Findings);
        answer.Suggestions.Add(verdict.Suggestions);
        answer.Unassessed.Add(verdict.Unassessed);
        return answer;
    }

    private static string ReportOf(string name, string child) => ReportName.ParseChild("name", name, child).ToString();
}

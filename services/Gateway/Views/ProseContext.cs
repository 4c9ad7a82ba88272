using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>What the prose of a report is compared with, asked of the services that own it.</summary>
internal sealed class ProseContext(
    FilingV1.FilingService.FilingServiceClient filing,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    Offices offices,
    EditionCatalog editions
)
{
    /// <summary>A check of prose of a report that is kept here, held against the texts of its own region.</summary>
    public async Task<NarrativeV1.CheckNarrativeRequest> CheckOfAsync(
        FilingV1.Report report,
        IEnumerable<ReportV1.Section> sections,
        ReportV1.Sheet sheet,
        CallOptions call
    )
    {
        var (context, alike) = await GatherAsync(report, sheet, call);
        var check = new NarrativeV1.CheckNarrativeRequest { Report = report.Name, Context = context };
        check.Sections.Add(sections);
        check.AlikeAgencies.Add(alike);
        return check;
    }

    /// <summary>Of a report that is kept here: its office and neighbours from Filing, last year's figures from Statistics.</summary>
    public async Task<NarrativeV1.CheckContext> OfReportAsync(
        FilingV1.Report report,
        ReportV1.Sheet sheet,
        CallOptions call
    ) => (await GatherAsync(report, sheet, call)).Context;

    /// <summary>
    /// A start of a report's prose from last year's: its office's own or, where it was made of others, that of the first of them
    /// that has any. How it starts, the etag and the request's id are left to the caller.
    /// </summary>
    /// <param name="predecessors">agencies/{agency}; none: the office is its own predecessor.</param>
    public async Task<NarrativeV1.StartNarrativeRequest> StartOfAsync(
        FilingV1.Report report,
        IReadOnlyList<string> predecessors,
        ReportV1.Sheet sheet,
        CallOptions call
    )
    {
        var start = new NarrativeV1.StartNarrativeRequest
        {
            Name = $"{report.Name}/narrative",
            Context = await OfReportAsync(report, sheet, call),
        };
        if (predecessors.Count == 0)
        {
            return start;
        }

        Predecessors.RequireFew(predecessors.Count);
        var names = predecessors
            .Select(p => Predecessors.ReportOf(p, ReportName.Parse("name", report.Name)).ToString())
            .ToArray();
        var prose = await Task.WhenAll(
            names.Select(n =>
                ReportView.OrNoneAsync(narratives.GetNarrativeAsync(new() { Name = $"{n}/narrative" }, call))
            )
        );
        if (Array.FindIndex(prose, p => p is not null) is >= 0 and var first)
        {
            start.Predecessor = names[first];
            start.Context.LastYear = await FiguresAsync(names[first], call);
        }

        return start;
    }

    private async Task<(NarrativeV1.CheckContext Context, IReadOnlyList<string> Alike)> GatherAsync(
        FilingV1.Report report,
        ReportV1.Sheet sheet,
        CallOptions call
    )
    {
        var known = editions;
        var names = offices.OfAsync(report.Agency, call);
        var last = LastYearAsync(report, call);
        await Task.WhenAll(names, last);
        var context = Of(report.Year, sheet, known);
        context.Region = report.Name.EndsWith("-region", StringComparison.Ordinal);
        context.Offices = (await names).Names;
        context.LastYear = await last;
        return (context, (await names).Alike);
    }

    /// <summary>Of a document that nobody keeps: only what it says of itself.</summary>
    public async Task<NarrativeV1.CheckContext> OfDocumentAsync(IntakeV1.Reading read, CallOptions call)
    {
        var context = Of(read.Year, read.Sheet, editions);
        if (read.AgencyName.Length > 0)
        {
            context.Offices = new();
            context.Offices.Own.Add(read.AgencyName);
        }

        return context;
    }

    private static NarrativeV1.CheckContext Of(int year, ReportV1.Sheet sheet, EditionCatalog known) =>
        new()
        {
            Year = year,
            Form = (known.ForYear(year) ?? known.Require(sheet.Edition)).ToReference(),
            Figures = sheet,
        };

    /// <summary>The figures of the year before, those that count or else the newest; null where there are none.</summary>
    public async Task<ReportV1.Sheet?> LastYearAsync(FilingV1.Report report, CallOptions call)
    {
        var suffix = report.Name.EndsWith("-region", StringComparison.Ordinal) ? "-region" : "";
        return await FiguresAsync($"{report.Agency}/reports/{report.Year - 1}{suffix}", call);
    }

    private async Task<ReportV1.Sheet?> FiguresAsync(string name, CallOptions call)
    {
        try
        {
            var filed = await filing.GetReportAsync(new() { Name = name }, call);
            var last = await statistics.GetStatisticsAsync(
                new() { Name = $"{name}/statistics", Revision = filed.StatisticsRevision },
                call
            );
            return last.Sheet;
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            // There was no report of the year before, or there could be none.
            return null;
        }
    }
}

using Disclosure.ContractMapping;
using Disclosure.Form;
using Grpc.Core;

namespace Disclosure.Gateway.Composition;

/// <summary>Runs all checks of the figures and the prose of a report: the same on import, on request and before submission.</summary>
internal sealed class ReportChecker(
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    FilingV1.OwnedRowService.OwnedRowServiceClient ownedRows,
    CountedReportsReader counted,
    ProseContextFactory prose,
    EditionCatalog editions
)
{
    /// <summary>Checks the newest stored figures and prose of a report on its way to submission.</summary>
    public Task<CheckResult> CheckStoredAsync(FilingV1.ReportContext context, CallOptions call) =>
        CheckReportAsync(
            context,
            new() { Name = $"{context.Report.Name}/statistics", Stage = StatisticsV1.Stage.Submission },
            // Stored: Narrative takes the newest text itself.
            new() { Stored = true },
            [],
            call
        );

    /// <summary>Checks figures and prose that an import wrote.</summary>
    /// <param name="reading">What they were read from: its title is checked, and its notes are among the findings.</param>
    public Task<CheckResult> CheckImportedAsync(
        FilingV1.ReportContext context,
        ReportV1.Sheet figures,
        IEnumerable<ReportV1.Section> sections,
        IntakeV1.Reading reading,
        CallOptions call
    ) =>
        CheckReportAsync(
            context,
            new() { Sheet = figures, Stage = StatisticsV1.Stage.Import },
            new() { Title = reading.Title, Sections = { sections } },
            reading.Findings,
            call
        );

    // The figures first: their answer brings the sheets of this year and last that the prose speaks of.
    private async Task<CheckResult> CheckReportAsync(
        FilingV1.ReportContext context,
        StatisticsV1.CheckSheetRequest check,
        NarrativeV1.CheckNarrativeRequest text,
        IReadOnlyList<ReportV1.Finding> notes,
        CallOptions call
    )
    {
        // A collected report is compared with the reports that it was collected from.
        var name = context.Name();
        // Own reports are compared with nothing below them.
        var region = name.IsRegion ? await counted.ReadAsync(context, call) : null;
        // The level and the kind say which cells this agency can have.
        (check.Year, check.Level, check.Kind) = (name.Year, context.Agency.Level, context.Agency.Kind);
        check.Previous.Add(context.PreviousSheets());
        // A trend is the agency's own: what it was made of had years of its own.
        var own = context.History.Where(h => h.Agency == context.Agency.Name);
        check.History.Add(own.Select(h => h.ToSheetReference()));
        check.Peers.Add(context.Peers.Select(p => p.ToSheetReference()));
        // A province has more members than one message should hold.
        // The first message has everything but the members.
        var messages = ClientStreaming.Split(check, region?.Sheets ?? [], m => m.Members);
        var figures = await statistics.CheckSheet(call).SendAsync(messages);

        // By its name Narrative compares the text with stored texts of the comparable agencies.
        text.Report = context.Report.Name;
        // The sheet that was checked, as Statistics answered it; an imported one is known already.
        text.Context = prose.CreateForReport(context, figures.Sheet ?? check.Sheet, figures.LastSheet);
        text.AlikeAgencies.Add(context.ComparableAgencies());
        var narrative = await narratives.CheckNarrativeAsync(text, call);
        // Owners confirm stored figures; an import is judged once it is submitted.
        var unconfirmed = text.Stored ? await FindUnconfirmedAsync(context, figures.Sheet, call) : [];
        return RegionalVerdict.Apply(
            CheckResult.Merge(figures, [.. region?.Findings ?? [], .. notes, .. unconfirmed], narrative),
            context.RulePack
        );
    }

    // Filing knows what owners said; only where a pack gives rows to others is it asked.
    private async Task<IReadOnlyList<ReportV1.Finding>> FindUnconfirmedAsync(
        FilingV1.ReportContext context,
        ReportV1.Sheet? figures,
        CallOptions call
    )
    {
        // Most regions give no rows to others: then no call is made.
        if (figures is null || context.RulePack is not { RowOwners.Count: > 0 } pack)
        {
            return [];
        }

        var sheet = figures.ToDomain(editions, "sheet");
        var judge = new FilingV1.JudgeOwnedRowsRequest
        {
            Name = context.Report.Name,
            Rows = { OwnedRowFigures.Read(sheet, pack.RowOwners.Select(o => o.Row)) },
        };
        return (await ownedRows.JudgeOwnedRowsAsync(judge, call)).Findings;
    }
}

using Grpc.Core;

namespace Disclosure.Gateway.Composition;

/// <summary>Runs the checks of figures and prose that need nothing but the document: at the gateway, and offline.</summary>
internal sealed class DocumentChecker(
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    ProseContextFactory prose
)
{
    /// <summary>Checks a document that belongs to no stored report: its figures and prose against themselves.</summary>
    public async Task<CheckResult> CheckAsync(IntakeV1.Reading reading, CallOptions call)
    {
        var check = new StatisticsV1.CheckSheetRequest
        {
            Sheet = reading.Sheet,
            Year = reading.Year,
            Stage = StatisticsV1.Stage.Import,
        };
        var text = new NarrativeV1.CheckNarrativeRequest
        {
            Title = reading.Title,
            Sections = { reading.Sections },
            // The names and the year come from the document itself.
            Context = prose.CreateForDocument(reading),
        };
        // Neither check needs the other's answer here, so both run at once.
        var figures = statistics.CheckSheet(call).SendAsync([check]);
        var narrative = narratives.CheckNarrativeAsync(text, call).ResponseAsync;
        // Awaited together: if one fails the other is not left running unobserved.
        await Task.WhenAll(figures, narrative);
        return CheckResult.Merge(await figures, reading.Findings, await narrative);
    }
}

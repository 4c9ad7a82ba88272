using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>One judge at every door: the same checks on import, on request and before submission.</summary>
internal sealed class Judge(
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives
)
{
    /// <summary>All findings, errors first; otherwise in the order they were found.</summary>
    /// <param name="prose">The prose; its context holds the sheet's year and figures.</param>
    /// <param name="also">Findings made elsewhere, such as the reader's notes.</param>
    /// <param name="basis">What the figures are held against; null: nothing but themselves.</param>
    public async Task<Verdict> FindAsync(
        ReportV1.Sheet sheet,
        int year,
        StatisticsV1.Stage stage,
        NarrativeV1.CheckNarrativeRequest prose,
        IEnumerable<ReportV1.Finding> also,
        CallOptions call,
        Comparables.Basis? basis = null
    )
    {
        var check = basis?.Check ?? new();
        (check.Sheet, check.Year, check.Stage) = (sheet, year, stage);
        var figures = statistics.CheckSheetAsync(check, call).ResponseAsync;
        var text = narratives.CheckNarrativeAsync(prose, call).ResponseAsync;
        await Task.WhenAll(figures, text);
        var answer = await figures;
        // The reader and the prose's own checks may see the same remnant.
        var all = answer
            .Findings.Concat(basis?.Findings ?? [])
            .Concat(also)
            .Concat((await text).Findings)
            .DistinctBy(f => (f.Code, f.Section, f.Span, f.Actual, f.Span is null ? f.Message : ""));
        return new([.. all.OrderBy(f => f.Severity)], answer.RuleSet)
        {
            Suggestions = answer.Suggestions,
            Unassessed = answer.Unassessed,
        };
    }

    internal sealed record Verdict(IReadOnlyList<ReportV1.Finding> Findings, string RuleSet)
    {
        public IEnumerable<ReportV1.Suggestion> Suggestions { get; init; } = [];

        public IEnumerable<ReportV1.Unassessed> Unassessed { get; init; } = [];
    }
}

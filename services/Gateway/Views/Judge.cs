using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>One judge at every door: the same checks on import, on request and before submission.</summary>
internal sealed class Judge(StatisticsV1.StatisticsService.StatisticsServiceClient statistics)
{
    /// <summary>All findings, errors first; otherwise in the order they were found.</summary>
    /// <param name="also">Findings made elsewhere, such as the reader's notes.</param>
    /// <param name="basis">What the figures are held against; null: nothing but themselves.</param>
    public async Task<Verdict> FindAsync(
        ReportV1.Sheet sheet,
        int year,
        StatisticsV1.Stage stage,
        IEnumerable<ReportV1.Finding> also,
        CallOptions call,
        Comparables.Basis? basis = null
    )
    {
        var check = basis?.Check ?? new();
        (check.Sheet, check.Year, check.Stage) = (sheet, year, stage);
        var answer = await statistics.CheckSheetAsync(check, call);
        return new(
            [.. answer.Findings.Concat(basis?.Findings ?? []).Concat(also).OrderBy(f => f.Severity)],
            answer.RuleSet
        )
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

namespace Disclosure.Gateway.Composition;

/// <summary>What all checks found.</summary>
/// <param name="Findings">Errors first; otherwise in the order in which they were found.</param>
/// <param name="RuleSet">Version of the rules that gave them.</param>
/// <param name="Suggestions">What most likely went wrong where equations fail.</param>
/// <param name="Unassessed">What could not be compared with a rule.</param>
internal sealed record CheckResult(
    IReadOnlyList<ReportV1.Finding> Findings,
    string RuleSet,
    IReadOnlyList<ReportV1.Suggestion> Suggestions,
    IReadOnlyList<ReportV1.Unassessed> Unassessed
)
{
    /// <summary>Joins the findings of figures, of other sources such as the reader's notes, and of the prose.</summary>
    public static CheckResult Merge(
        StatisticsV1.CheckSheetResponse figures,
        IEnumerable<ReportV1.Finding> others,
        NarrativeV1.CheckNarrativeResponse prose
    )
    {
        // The reader and the checks of the prose may report the same passage.
        var all = figures
            .Findings.Concat(others)
            .Concat(prose.Findings)
            // The span and the actual text tell a finding; without a span the message does.
            .DistinctBy(f => (f.Code, f.Section, f.Span, f.Actual, f.Span is null ? f.Message : ""));
        // The sort is stable, so findings of one severity stay in the order of the checks.
        return new([.. all.OrderBy(f => f.Severity)], figures.RuleSet, figures.Suggestions, figures.Unassessed);
    }
}

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>Makes the marks that a command brings.</summary>
internal static class MarkFactory
{
    /// <summary>Explanations and confirmations as marks. INVALID_ARGUMENT / EXPLANATION_UNMATCHED where one speaks of no finding.</summary>
    public static IReadOnlyList<Mark> Create(ReportCommand command) =>
        [
            .. command.Explanations.SelectMany((e, i) => Explain(e, i, command)),
            .. command.Confirmations.Select(c =>
                CreateMark(MarkKind.Confirmation, c.Fingerprint, "", c.Cells, c.Section, c.Reason, command)
            ),
        ];

    // An explanation by code and cells holds for every finding that it fits.
    private static Mark[] Explain(Explanation explanation, int index, ReportCommand command)
    {
        var cells = explanation.Cells.ToHashSet(StringComparer.Ordinal);
        Mark[] marks =
        [
            .. command
                .Findings.Where(f =>
                    explanation.Fingerprint.Length > 0
                        ? f.Fingerprint == explanation.Fingerprint
                        : f.Code == explanation.Code
                            && cells.SetEquals(f.Cells)
                            && (explanation.Section.Length == 0 || explanation.Section == f.Section)
                )
                .DistinctBy(f => f.Fingerprint)
                .Select(f =>
                    CreateMark(
                        MarkKind.Explanation,
                        f.Fingerprint,
                        f.Code,
                        f.Cells,
                        f.Section,
                        explanation.Reason,
                        command
                    )
                ),
        ];
        return marks.Length > 0 ? marks : throw WorkflowErrors.ExplanationUnmatched(index);
    }

    private static Mark CreateMark(
        MarkKind kind,
        string fingerprint,
        string code,
        IReadOnlyList<string> cells,
        string section,
        string reason,
        ReportCommand command
    ) =>
        new(
            kind,
            fingerprint,
            code,
            cells,
            section,
            reason,
            command.Actor.Principal,
            command.Actor.Display,
            command.Time
        );
}

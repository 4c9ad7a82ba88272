namespace Disclosure.Filing.Domain.Workflow;

/// <summary>Makes the marks that a command brings.</summary>
internal static class MarkFactory
{
    /// <summary>Explanations and confirmations as marks. INVALID_ARGUMENT / EXPLANATION_UNMATCHED where one speaks of no finding.</summary>
    /// <param name="command">Its explanations are matched with its own findings, which are those of the check just made.</param>
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
                // Two findings of one fingerprint are the same: one mark holds for both.
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
        // Refused and not dropped: who explained it would believe that it is settled.
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
        // Principal and display: the first for the log and for rules, the second for people who read the history.
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

using Disclosure.Filing.Domain.Workflow;

namespace Disclosure.Filing.Domain.Rectifications;

/// <summary>Finds what an item speaks of among what a check finds now: of its code, its cells and its section, whatever the figures are.</summary>
internal static class FindingMatch
{
    /// <summary>Whether the rule still finds it; null: it is a remark, and no rule tells.</summary>
    /// <param name="findings">All of a check of the report as it is.</param>
    public static bool? Holds(RectificationSubject subject, IReadOnlyList<JudgedFinding> findings) =>
        subject.Code.Length == 0 ? null : findings.Any(f => Speaks(subject, f));

    /// <summary>Whether an item speaks of a finding.</summary>
    public static bool Speaks(RectificationSubject subject, JudgedFinding finding) =>
        subject.Code.Length > 0
        // Fingerprints are not compared: they change with the figures, and an item lasts until its rule holds no longer.
        && finding.Code == subject.Code
        // As sets: the order of cells is that of the rule.
        && (subject.Cells.Count == 0 || subject.Cells.ToHashSet(StringComparer.Ordinal).SetEquals(finding.Cells))
        && (subject.Section.Length == 0 || subject.Section == finding.Section);
}

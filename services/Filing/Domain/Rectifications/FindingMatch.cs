using Disclosure.Filing.Domain.Workflow;

namespace Disclosure.Filing.Domain.Rectifications;

/// <summary>Finds what an item speaks of among what a check finds now: of its code, its cells and its section, whatever the figures are.</summary>
internal static class FindingMatch
{
    /// <summary>Whether the rule still finds it; null: it is a remark, and no rule tells.</summary>
    public static bool? Holds(RectificationSubject subject, IReadOnlyList<JudgedFinding> findings) =>
        subject.Code.Length == 0 ? null : findings.Any(f => Speaks(subject, f));

    /// <summary>Whether an item speaks of a finding.</summary>
    public static bool Speaks(RectificationSubject subject, JudgedFinding finding) =>
        subject.Code.Length > 0
        && finding.Code == subject.Code
        && (subject.Cells.Count == 0 || subject.Cells.ToHashSet(StringComparer.Ordinal).SetEquals(finding.Cells))
        && (subject.Section.Length == 0 || subject.Section == finding.Section);
}

using Disclosure.Filing.Domain.Access;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>Approval level by level, where a region demands it: each by somebody else, each for the agency one above the last one's.</summary>
/// <remarks>逐级审定: a town's report is approved by the town, then the county, then the city, as far as the pack demands.</remarks>
internal static class ApprovalLadder
{
    /// <summary>The agency for which the next approval is given.</summary>
    public static AgencyName FindAgency(ReportFacts facts) => facts.Lineage[FindStep(facts)];

    /// <summary>Whether the actor has one of the roles on the agency of the next level.</summary>
    /// <remarks>The lineage from the step on: a role on an agency further up with its subtree counts as well.</remarks>
    public static bool Permits(ReportFacts facts, IReadOnlyList<Role> roles, Actor actor) =>
        actor.HasAny(roles, [.. facts.Lineage.Skip(FindStep(facts))]);

    /// <summary>Whether the next approval is the last one.</summary>
    /// <remarks>A tree that is less deep than the levels demanded ends at its top.</remarks>
    public static bool IsLast(ReportFacts facts) =>
        facts.Approvals.Count + 1 >= Math.Min(facts.ApprovalLevels, facts.Lineage.Count);

    /// <summary>Whether the principal wrote, submitted or approved what is to be approved: another one must.</summary>
    public static bool IsBound(ReportFacts facts, string principal) =>
        facts.Editors.Contains(principal) || facts.Approvals.Contains(principal, StringComparer.Ordinal);

    // Levels may have become fewer since the first approval.
    private static int FindStep(ReportFacts facts) =>
        Math.Max(0, Math.Min(facts.Approvals.Count, Math.Min(facts.ApprovalLevels, facts.Lineage.Count) - 1));
}

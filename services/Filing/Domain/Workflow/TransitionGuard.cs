using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Form;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>Holds the guards of a row against the facts.</summary>
/// <remarks>Guards are independent of each other: the order decides which of several refusals a caller is told first.</remarks>
internal static class TransitionGuard
{
    /// <summary>
    /// FINDINGS_BLOCK, FINDINGS_UNEXPLAINED, FOUR_EYES, ALREADY_SUBMITTED, NOT_PUBLIC, FILES_REQUIRED, or INVALID_FIELDS where a reason is missing.
    /// </summary>
    /// <param name="marks">Marks that the command brings.</param>
    public static void Require(
        TransitionGuards guards,
        ReportFacts facts,
        ReportCommand command,
        IReadOnlyList<Mark> marks
    )
    {
        if (guards.HasFlag(TransitionGuards.Reason) && command.Reasons.Count == 0)
        {
            throw WorkflowErrors.ReasonRequired();
        }

        if (guards.HasFlag(TransitionGuards.NeverSubmitted) && facts.Report.Submissions > 0)
        {
            throw WorkflowErrors.AlreadySubmitted(facts.Report);
        }

        if (guards.HasFlag(TransitionGuards.Public) && !facts.Report.IsPublic)
        {
            throw WorkflowErrors.NotPublic(facts.Report);
        }

        if (guards.HasFlag(TransitionGuards.FourEyes) && !HasFourEyes(facts, command.Actor))
        {
            throw WorkflowErrors.FourEyes(facts.Report);
        }

        if (guards.HasFlag(TransitionGuards.Files) && command.Files == 0)
        {
            throw WorkflowErrors.FilesRequired(facts.Report);
        }

        if (guards.HasFlag(TransitionGuards.Findings))
        {
            RequireFindings(facts, command, marks);
        }
    }

    /// <summary>Whether the guards that no request can satisfy let the actor pass.</summary>
    /// <remarks>Guards that a request may still satisfy, with a reason, files or findings, do not hide the verb.</remarks>
    public static bool Permits(TransitionGuards guards, ReportFacts facts, Actor actor) =>
        (!guards.HasFlag(TransitionGuards.NeverSubmitted) || facts.Report.Submissions == 0)
        && (!guards.HasFlag(TransitionGuards.Public) || facts.Report.IsPublic)
        && (!guards.HasFlag(TransitionGuards.FourEyes) || HasFourEyes(facts, actor));

    // The submitter is among the editors; who approved at one level does not approve at the next.
    private static bool HasFourEyes(ReportFacts facts, Actor actor) =>
        actor.IsBootstrap || !ApprovalLadder.IsBound(facts, actor.Principal);

    // An ERROR cannot be explained away; a WARNING can, and only by a mark of its own fingerprint.
    private static void RequireFindings(ReportFacts facts, ReportCommand command, IReadOnlyList<Mark> marks)
    {
        // Errors before warnings: a caller who has both mends the errors first.
        var errors = command.Findings.Where(f => f.Severity == Severity.Error).ToArray();
        if (errors.Length > 0)
        {
            throw WorkflowErrors.FindingsBlock(facts.Report, errors);
        }

        // Marks of earlier submissions count as long as the fingerprint is the same: an explanation is asked for once.
        var explained = facts
            .Marks.Concat(marks)
            .Where(m => m.Kind == MarkKind.Explanation)
            .Select(m => m.Fingerprint)
            .ToHashSet(StringComparer.Ordinal);
        var unexplained = command
            .Findings.Where(f => f.Severity == Severity.Warning && !explained.Contains(f.Fingerprint))
            .ToArray();
        if (unexplained.Length > 0)
        {
            throw WorkflowErrors.FindingsUnexplained(facts.Report, unexplained);
        }
    }
}

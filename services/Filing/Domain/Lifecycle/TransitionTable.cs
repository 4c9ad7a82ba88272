using Disclosure.Filing.Domain.Access;

namespace Disclosure.Filing.Domain.Lifecycle;

/// <summary>What must hold beside state and role. All that are set are checked.</summary>
/// <remarks>Bits, so that a row may ask for several; the order in which they are checked is TransitionGuard's.</remarks>
[Flags]
internal enum TransitionGuards
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>No finding is an ERROR, and each WARNING is explained.</summary>
    Findings = 1,

    /// <summary>At least one reason is given.</summary>
    Reason = 2,

    /// <summary>The actor neither edited nor submitted the report, or is the bootstrap administrator.</summary>
    FourEyes = 4,

    /// <summary>The report was never submitted.</summary>
    NeverSubmitted = 8,

    /// <summary>A version of the report is public.</summary>
    Public = 16,

    /// <summary>The files that become public come with the command.</summary>
    Files = 32,
}

/// <summary>One row: a verb in a state.</summary>
/// <param name="To">State after; null: the report is gone.</param>
/// <param name="Roles">One of these is needed on the report's agency.</param>
/// <param name="Guards">Checked after state and role.</param>
internal sealed record Transition(
    ReportVerb Verb,
    ReportState From,
    ReportState? To,
    IReadOnlyList<Role> Roles,
    TransitionGuards Guards = TransitionGuards.None
);

/// <summary>Every move of a report there is. What the table lacks is refused; code only looks a row up.</summary>
internal static class TransitionTable
{
    // Who writes; who decides about what was written.
    // A leader decides and does not write: whoever writes is an editor, and may not approve.
    private static readonly Role[] s_writers = [Role.Clerk, Role.DisclosureOffice, Role.System];
    private static readonly Role[] s_deciders = [Role.Leader, Role.DisclosureOffice];

    /// <summary>All rows, by verb and state.</summary>
    public static IReadOnlyList<Transition> Rows { get; } =
    [
        new(ReportVerb.Submit, ReportState.Draft, ReportState.Submitted, s_writers, TransitionGuards.Findings),
        new(ReportVerb.Submit, ReportState.Returned, ReportState.Submitted, s_writers, TransitionGuards.Findings),
        // A return needs a reason, since the clerk must know what to mend.
        new(ReportVerb.Return, ReportState.Submitted, ReportState.Returned, s_deciders, TransitionGuards.Reason),
        new(ReportVerb.Return, ReportState.Approved, ReportState.Returned, s_deciders, TransitionGuards.Reason),
        new(ReportVerb.Approve, ReportState.Submitted, ReportState.Approved, s_deciders, TransitionGuards.FourEyes),
        // Publication is the disclosure office's duty (Regulations, art. 50).
        new(
            ReportVerb.Publish,
            ReportState.Approved,
            ReportState.Published,
            [Role.DisclosureOffice],
            TransitionGuards.Files
        ),
        // A correction begins as a draft, while the version that is public stays public.
        new(ReportVerb.Correct, ReportState.Published, ReportState.Draft, s_deciders, TransitionGuards.Reason),
        // What is public can be withdrawn at any moment, a correction under way or not.
        Withdraw(ReportState.Draft),
        Withdraw(ReportState.Submitted),
        Withdraw(ReportState.Approved),
        Withdraw(ReportState.Published),
        Withdraw(ReportState.Returned),
        // Who sent it may take it back until somebody decides.
        new(ReportVerb.Reopen, ReportState.Submitted, ReportState.Draft, s_writers, TransitionGuards.Reason),
        new(ReportVerb.Reopen, ReportState.Approved, ReportState.Draft, s_deciders, TransitionGuards.Reason),
        new(ReportVerb.Reopen, ReportState.Withdrawn, ReportState.Draft, s_deciders, TransitionGuards.Reason),
        // What was submitted once is part of the record and is kept.
        new(ReportVerb.Delete, ReportState.Draft, null, s_writers, TransitionGuards.NeverSubmitted),
        new(ReportVerb.Explain, ReportState.Draft, ReportState.Draft, s_writers),
        new(ReportVerb.Explain, ReportState.Returned, ReportState.Returned, s_writers),
        // Leaders confirm figures that they answer for, though they do not write them.
        new(ReportVerb.Confirm, ReportState.Draft, ReportState.Draft, [.. s_writers, Role.Leader]),
        new(ReportVerb.Confirm, ReportState.Returned, ReportState.Returned, [.. s_writers, Role.Leader]),
    ];

    /// <summary>The row of a verb in a state; null where the verb is not allowed.</summary>
    /// <remarks>A scan of twenty-odd rows: an index would be longer than the table.</remarks>
    public static Transition? Find(ReportVerb verb, ReportState from) =>
        Rows.FirstOrDefault(r => r.Verb == verb && r.From == from);

    /// <summary>Every role that may use a verb in some state.</summary>
    /// <remarks>Asked before the state is looked at, so that who may never use the verb learns nothing of the report.</remarks>
    public static IReadOnlyList<Role> FindRoles(ReportVerb verb) =>
        [.. Rows.Where(r => r.Verb == verb).SelectMany(r => r.Roles).Distinct()];

    private static Transition Withdraw(ReportState from) =>
        new(
            ReportVerb.Withdraw,
            from,
            ReportState.Withdrawn,
            s_deciders,
            TransitionGuards.Reason | TransitionGuards.Public
        );
}

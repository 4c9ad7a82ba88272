using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Domain.Rectifications;

/// <summary>What can be done with an item; the numbers are those of the contract.</summary>
/// <remarks>Opening is not in the table: there is no state before.</remarks>
internal enum RectificationVerb
{
    Resolve = 1,
    Reopen = 2,
    Close = 3,
}

/// <summary>One row: a verb in a state.</summary>
/// <param name="Roles">One of these is needed on the item's agency.</param>
/// <param name="NeedsReason">It says what was done, or why.</param>
/// <param name="Event">What the log records.</param>
internal sealed record RectificationTransition(
    RectificationVerb Verb,
    RectificationState From,
    RectificationState To,
    IReadOnlyList<Role> Roles,
    bool NeedsReason,
    EventKind Event
);

/// <summary>Every move of an item there is. What the table lacks is refused.</summary>
/// <remarks>Resolved (整改) by those who report, closed (销号) by those who supervise.</remarks>
internal static class RectificationTable
{
    /// <summary>Who supervises: opens, reopens and closes.</summary>
    public static IReadOnlyList<Role> Supervisors { get; } = [Role.DisclosureOffice];

    /// <summary>Who answers for the report, and puts it right.</summary>
    public static IReadOnlyList<Role> Writers { get; } = [Role.Clerk, Role.Leader, Role.DisclosureOffice, Role.System];

    /// <summary>All rows, by verb.</summary>
    public static IReadOnlyList<RectificationTransition> Rows { get; } =
    [
        new(
            RectificationVerb.Resolve,
            RectificationState.Open,
            RectificationState.Resolved,
            Writers,
            true,
            EventKind.RectificationResolved
        ),
        new(
            RectificationVerb.Reopen,
            RectificationState.Resolved,
            RectificationState.Open,
            Supervisors,
            true,
            EventKind.RectificationReopened
        ),
        // A reason to close is asked for only where the rule still finds it, or no rule tells: see RectificationWorkflow.
        new(
            RectificationVerb.Close,
            RectificationState.Resolved,
            RectificationState.Closed,
            Supervisors,
            false,
            EventKind.RectificationClosed
        ),
    ];

    /// <summary>The row of a verb.</summary>
    /// <remarks>One row a verb: each may be used in one state only.</remarks>
    public static RectificationTransition Find(RectificationVerb verb) => Rows.Single(r => r.Verb == verb);
}

using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>What was done with an agency; the numbers are those of the contract.</summary>
/// <remarks>Numbers are stored in agency_changes.</remarks>
internal enum AgencyChangeKind
{
    Updated = 1,
    Renamed = 2,
    Moved = 3,
    Closed = 4,
    Merged = 5,
    Split = 6,
}

/// <summary>A dated change of an agency, as its history keeps it.</summary>
/// <param name="Agency">In whose history it stands.</param>
/// <param name="Kind">The same in the history of each agency that the change concerns.</param>
/// <param name="Date">Day from which it holds; the last day of an agency that closed; null for an update.</param>
/// <param name="Before">Title or parent before; empty for other kinds.</param>
/// <param name="After">Title or parent after; empty for other kinds.</param>
/// <param name="Others">Successors, merged agencies or parts.</param>
/// <param name="Reason">The document that decides it.</param>
/// <param name="Actor">Principal.</param>
internal sealed record AgencyChange(
    AgencyName Agency,
    AgencyChangeKind Kind,
    DateOnly? Date,
    string Before,
    string After,
    IReadOnlyList<string> Others,
    string Reason,
    string Actor,
    DateTimeOffset CreateTime
)
{
    /// <summary>What an update changed; empty for other kinds.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];
}

/// <summary>Who goes on with the work of whom.</summary>
/// <param name="Predecessor">Whose work it was.</param>
/// <param name="Since">First day.</param>
/// <param name="InPart">Only a part of it.</param>
internal sealed record Succession(AgencyName Predecessor, AgencyName Successor, DateOnly Since, bool InPart);

/// <summary>What somebody wants to do with an agency.</summary>
/// <param name="Name">The agency that is changed.</param>
/// <param name="Etag">Empty: last write wins.</param>
/// <param name="Actor">Principal.</param>
/// <param name="Time">Time of the request in whole milliseconds; not the day from which the change holds.</param>
internal sealed record AgencyCommand(
    AgencyChangeKind Kind,
    AgencyName Name,
    string Etag,
    string Actor,
    DateTimeOffset Time
)
{
    /// <summary>First day of what changes; the last day for a closure; null for an update.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The document that decides it.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Successors, merged agencies or parts.</summary>
    public IReadOnlyList<AgencyName> Others { get; init; } = [];

    /// <summary>The parent of a move; null: none.</summary>
    public AgencyName? Parent { get; init; }

    /// <summary>An agency that is split goes on beside its parts.</summary>
    public bool Stays { get; init; }

    /// <summary>The agency with other fields; may refuse. Of an update and of a new title.</summary>
    /// <remarks>
    /// A function and not a draft: which fields a request names is known where the request is read, and the agency only in the transaction.
    /// </remarks>
    public Func<Agency, Agency> Edit { get; init; } = agency => agency;
}

/// <summary>What a change of an agency rests on.</summary>
/// <param name="Others">Those of the command that are registered.</param>
/// <param name="WithOpenBelow">Those of the command that have agencies directly below which are not closed.</param>
/// <param name="ParentLineage">The parent of a move and those above it; empty: it is not registered.</param>
/// <param name="LastDate">Last day of the title or parent before the present one; null: there was none.</param>
internal sealed record AgencyFacts(
    Agency Agency,
    IReadOnlyDictionary<AgencyName, Agency> Others,
    IReadOnlySet<AgencyName> WithOpenBelow,
    IReadOnlyList<AgencyName> ParentLineage,
    DateOnly? LastDate
);

/// <summary>What a change writes.</summary>
/// <param name="Agency">The agency after the change.</param>
/// <param name="Updated">Every agency that changes, itself among them.</param>
/// <param name="Successions">Who goes on with whose work by this change.</param>
/// <param name="Changes">One line for the history of each agency that is concerned; that of the command's own comes first.</param>
internal sealed record AgencyPlan(
    AgencyCommand Command,
    Agency Agency,
    IReadOnlyList<Agency> Updated,
    IReadOnlyList<Succession> Successions,
    IReadOnlyList<AgencyChange> Changes
);

namespace Disclosure.Filing.Domain.Lifecycle;

/// <summary>What may be done with a report in a state, and what it is used for.</summary>
/// <param name="IsEditable">Its prose and figures may be edited.</param>
/// <param name="Basis">The narrowest basis of region sums that takes it in; null: none does.</param>
/// <remarks>Withdrawn has no basis at all: what was taken back stands for nobody, not even in a first look at drafts.</remarks>
internal sealed record ReportStateRow(ReportState State, bool IsEditable, RegionBasis? Basis)
{
    /// <summary>Its figures count for its region, for next year's report and for its peers.</summary>
    public bool IsCounted => Basis == RegionBasis.Counted;
}

/// <summary>Which reports of a region stand for their agencies; each takes in those before it. The numbers are those of the contract.</summary>
/// <remarks>
/// The order of the numbers is the meaning: Drafts takes in all that Submitted does, and Submitted all that Counted does.
/// </remarks>
internal enum RegionBasis
{
    Counted = 1,
    Submitted = 2,
    Drafts = 3,
}

/// <summary>The rules of every state, one row a state.</summary>
internal static class ReportStateTable
{
    /// <summary>All rows, ordered by the states' numbers.</summary>
    /// <remarks>A state that is added takes one row here and its rows in TransitionTable.</remarks>
    public static IReadOnlyList<ReportStateRow> Rows { get; } =
    [
        new(ReportState.Draft, IsEditable: true, RegionBasis.Drafts),
        new(ReportState.Submitted, IsEditable: false, RegionBasis.Submitted),
        new(ReportState.Approved, IsEditable: false, RegionBasis.Counted),
        new(ReportState.Published, IsEditable: false, RegionBasis.Counted),
        new(ReportState.Returned, IsEditable: true, RegionBasis.Drafts),
        new(ReportState.Withdrawn, IsEditable: false, Basis: null),
    ];

    private static readonly Dictionary<ReportState, ReportStateRow> s_byState = Rows.ToDictionary(r => r.State);

    /// <summary>The row of a state.</summary>
    /// <exception cref="KeyNotFoundException">The state has no row: a number that is not in the table was stored.</exception>
    public static ReportStateRow Find(ReportState state) => s_byState[state];
}

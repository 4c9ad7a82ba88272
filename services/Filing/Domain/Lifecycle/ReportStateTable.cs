namespace Disclosure.Filing.Domain.Lifecycle;

/// <summary>What may be done with a report in a state, and what it is used for.</summary>
/// <param name="IsEditable">Its prose and figures may be edited.</param>
/// <param name="IsCounted">Its figures count for its region, for next year's report and for its peers.</param>
internal sealed record ReportStateRow(ReportState State, bool IsEditable, bool IsCounted);

/// <summary>The rules of every state, one row a state.</summary>
internal static class ReportStateTable
{
    /// <summary>All rows, ordered by the states' numbers.</summary>
    public static IReadOnlyList<ReportStateRow> Rows { get; } =
    [
        new(ReportState.Draft, IsEditable: true, IsCounted: false),
        new(ReportState.Submitted, IsEditable: false, IsCounted: false),
        new(ReportState.Approved, IsEditable: false, IsCounted: true),
        new(ReportState.Published, IsEditable: false, IsCounted: true),
        new(ReportState.Returned, IsEditable: true, IsCounted: false),
        new(ReportState.Withdrawn, IsEditable: false, IsCounted: false),
    ];

    private static readonly Dictionary<ReportState, ReportStateRow> s_byState = Rows.ToDictionary(r => r.State);

    /// <summary>The row of a state.</summary>
    public static ReportStateRow Find(ReportState state) => s_byState[state];
}

using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Contexts;

/// <summary>Which context to read.</summary>
/// <param name="Report">The report, which need not exist.</param>
/// <param name="Predecessors">Empty: the agency is its own predecessor.</param>
/// <param name="IsBrief">Leaves out neighbours, peers and rule packs.</param>
internal sealed record ContextQuery(ReportName Report, IReadOnlyList<Predecessor> Predecessors, bool IsBrief);

/// <summary>A report of the year before.</summary>
/// <param name="InPart">Only a part of its agency went over into the reporting one.</param>
internal sealed record PreviousReport(ReportStatus Report, bool InPart);

/// <summary>What a report is composed, checked and compared with.</summary>
/// <param name="Agency">The reporting agency.</param>
/// <param name="Ancestors">The agencies above, nearest first.</param>
/// <param name="Neighbours">The agencies directly below and those with the same parent, ordered by name.</param>
/// <param name="Previous">Reports of the same scope of the year before, in the order of the predecessors.</param>
/// <param name="History">The agency's reports of the same scope and earlier years, oldest first.</param>
/// <param name="Peers">Counted reports of the same scope and year of similar agencies, ordered by name.</param>
internal sealed record ReportContext(
    Agency Agency,
    IReadOnlyList<Agency> Ancestors,
    IReadOnlyList<Agency> Neighbours,
    IReadOnlyList<PreviousReport> Previous,
    IReadOnlyList<ReportStatus> History,
    IReadOnlyList<ReportStatus> Peers
)
{
    /// <summary>What regions demand beyond the form; null: nothing, or it was not asked for.</summary>
    public EffectiveRulePack? RulePack { get; init; }
}

/// <summary>Reads contexts of reports. Lists are cut at the limits that the contract states.</summary>
internal interface IContextStore
{
    /// <summary>The context, read in at most six statements, one more where the agency took over others; null if the agency is not registered.</summary>
    Task<ReportContext?> FindAsync(ContextQuery query, CancellationToken cancellation);
}

using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Regions;

/// <summary>An agency of a region with the status of its own report of a year.</summary>
/// <param name="Agency">As it is registered now.</param>
/// <param name="State">Null if it has no report.</param>
/// <param name="Version">The published version; 0 before the first publication.</param>
/// <param name="PinnedStatistics">The revision of the figures that is pinned while the report counts; 0: none.</param>
/// <param name="WasCounted">Its report has counted at some time.</param>
internal sealed record RegionAgency(
    Agency Agency,
    ReportState? State,
    int Version,
    long PinnedStatistics,
    bool WasCounted = false
)
{
    /// <summary>Whether the report counts for the region.</summary>
    public bool IsCounted => IsWithin(RegionBasis.Counted);

    /// <summary>Whether the report stands for its agency in sums of a basis.</summary>
    /// <remarks>A null basis compares as false: a withdrawn report is within none.</remarks>
    public bool IsWithin(RegionBasis basis) => State is { } state && ReportStateTable.Find(state).Basis <= basis;
}

/// <summary>Which agencies' reports of a year count for a region, each once, and which are missing.</summary>
/// <param name="Year">The year reported on.</param>
/// <param name="Agencies">The region's own agency and all below it, ordered by name.</param>
internal sealed record RegionCoverage(int Year, IReadOnlyList<RegionAgency> Agencies)
{
    /// <summary>Agencies that need not report, by rules or by name.</summary>
    /// <remarks>By rules of duties; a dissolved agency needs no exemption, since it has no duty.</remarks>
    public IReadOnlySet<AgencyName> Exempt { get; init; } = new HashSet<AgencyName>();

    /// <summary>Which reports stand for their agencies.</summary>
    public RegionBasis Basis { get; init; } = RegionBasis.Counted;

    // Words of the findings: what is missing, and what is waited for.
    private static readonly Dictionary<RegionBasis, string> s_wanted = new()
    {
        [RegionBasis.Counted] = "审定或发布",
        [RegionBasis.Submitted] = "提交",
        [RegionBasis.Drafts] = "填写",
    };

    private static readonly Dictionary<RegionBasis, string> s_awaited = new()
    {
        [RegionBasis.Counted] = "审定",
        [RegionBasis.Submitted] = "提交",
        [RegionBasis.Drafts] = "填写",
    };

    // Code of the finding in the public list of codes.
    private const string MissingCode = "region.missing";

    /// <summary>Agencies whose report is within the basis, ordered by name.</summary>
    public IEnumerable<RegionAgency> Members => Agencies.Where(a => a.IsWithin(Basis));

    /// <summary>Agencies without such a report that had to report, being in force on the last day of the year.</summary>
    public IEnumerable<Agency> Missing =>
        Agencies.Where(a => !a.IsWithin(Basis) && MustReport(a)).Select(a => a.Agency);

    /// <summary>Whether an agency that must report does not count yet, or a report is taken in that does not.</summary>
    /// <remarks>Of any basis: sums on the basis of drafts are provisional as long as one draft is among them.</remarks>
    public bool IsProvisional => Agencies.Any(a => !a.IsCounted && (a.IsWithin(Basis) || MustReport(a)));

    /// <summary>Whether a report that counted no longer does, so that sums made of the region before are out of date.</summary>
    /// <remarks>Version and WasCounted: reports of before the second was stored have the first.</remarks>
    public bool IsStale => Agencies.Any(a => !a.IsCounted && (a.Version > 0 || a.WasCounted));

    /// <summary>The finding that a missing agency gives.</summary>
    public Finding CreateFinding(Agency missing) =>
        new(
            MissingCode,
            Severity.Warning,
            $"{missing.Title}还没有{s_wanted[Basis]}{Year}年年报，汇总里没有它的数。请催办，或待其{s_awaited[Basis]}后再汇总。"
        )
        {
            // For programs: the message names the agency by its title only.
            Actual = missing.Name.ToString(),
        };

    // Agencies that were closed during the year, or opened after it, have no duty to report on it.
    private bool MustReport(RegionAgency member)
    {
        var (agency, last) = (member.Agency, new DateOnly(Year, 12, 31));
        return !Exempt.Contains(agency.Name) && (agency.ValidFrom ?? last) <= last && (agency.ValidTo ?? last) >= last;
    }
}

using Disclosure.Form;

namespace Disclosure.Filing.Domain;

/// <summary>An office of a region with where its own report of a year stands.</summary>
/// <param name="State">Null where it has no report.</param>
internal sealed record OfficeFiling(Agency Agency, ReportState? State, int Version, long StatisticsRevision)
{
    public bool IsCounted => State?.IsCounted() ?? false;
}

/// <summary>Which offices' reports of a year count for a region, each once, and which are missing.</summary>
internal sealed record Region(int Year, IReadOnlyList<OfficeFiling> Offices)
{
    private const string MissingCode = "region.missing";

    public IEnumerable<OfficeFiling> Counted => Offices.Where(o => o.IsCounted);

    /// <summary>Offices in force on the last day of the year, whose duty it is, without a report that counts.</summary>
    public IEnumerable<Agency> Missing =>
        Offices.Where(o => !o.IsCounted && MustReport(o.Agency)).Select(o => o.Agency);

    /// <summary>Whether a report that was published does not count now, so that what was made of the region is stale.</summary>
    public bool IsStale => Offices.Any(o => !o.IsCounted && o.Version > 0);

    public IEnumerable<Finding> Findings =>
        Missing.Select(agency => new Finding(
            MissingCode,
            Severity.Warning,
            $"{agency.Title}还没有审定或发布{Year}年年报，汇总里没有它的数。请催办，或待其审定后再汇总。"
        )
        {
            Actual = agency.Name.ToString(),
        });

    private bool MustReport(Agency agency)
    {
        var last = new DateOnly(Year, 12, 31);
        return (agency.ValidFrom ?? last) <= last && (agency.ValidTo ?? last) >= last;
    }
}

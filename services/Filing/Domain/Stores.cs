using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Filing.Domain;

/// <summary>A write: what it is repeated by, who asked and when.</summary>
internal sealed record Write(RequestKey Request, string Actor, DateTimeOffset Time);

/// <summary>Keeps offices.</summary>
internal interface IAgencyStore
{
    Task<Agency?> FindAsync(AgencyName name, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> offices after a name, by name.</summary>
    /// <param name="parent">Only those directly under it; null: all.</param>
    /// <param name="subtree">Those at every level under it.</param>
    Task<IReadOnlyList<Agency>> ListAsync(
        AgencyName? parent,
        bool subtree,
        string after,
        int take,
        CancellationToken cancellation
    );

    /// <summary>
    /// Adds offices, all or none, and keeps the answer; a repeat gets the first one's answer. AGENCY_EXISTS,
    /// CREDIT_CODE_TAKEN, PARENT_NOT_FOUND, REQUEST_ID_REUSED.
    /// </summary>
    Task<string> AddAsync(IReadOnlyList<Agency> agencies, string answer, Write write, CancellationToken cancellation);
}

/// <summary>Which reports to list; what is null is not asked.</summary>
/// <param name="Under">Of this office and all below it.</param>
internal sealed record ReportFilter(AgencyName? Agency, int? Year, ReportState? State, AgencyName? Under);

/// <summary>Keeps reports.</summary>
internal interface IReportStore
{
    Task<ReportStanding?> FindAsync(ReportName name, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> reports after a name, by name.</summary>
    Task<IReadOnlyList<ReportStanding>> ListAsync(
        ReportFilter filter,
        string after,
        int take,
        CancellationToken cancellation
    );

    /// <summary>The office and all below it, by name, each with its own report of a year.</summary>
    /// <param name="take">Most offices.</param>
    Task<IReadOnlyList<OfficeFiling>> ListRegionAsync(
        AgencyName agency,
        int year,
        int take,
        CancellationToken cancellation
    );

    /// <summary>The same office's reports of the same scope and earlier years, newest first.</summary>
    Task<IReadOnlyList<ReportStanding>> ListHistoryAsync(ReportName report, int take, CancellationToken cancellation);

    /// <summary>Reports that count of the same scope and year, of offices of the same parent, level and kind, by name.</summary>
    Task<IReadOnlyList<ReportStanding>> ListPeersAsync(ReportName report, int take, CancellationToken cancellation);

    /// <summary>
    /// Opens a report of an office that exists and keeps the answer; a repeat gets the first one's. REPORT_EXISTS,
    /// REQUEST_ID_REUSED.
    /// </summary>
    Task<string> AddAsync(ReportStanding report, string answer, Write write, CancellationToken cancellation);
}

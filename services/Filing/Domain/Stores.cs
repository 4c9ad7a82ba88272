using Disclosure.ServiceDefaults.Rpc;
using Disclosure.Vocabulary;

namespace Disclosure.Filing.Domain;

/// <summary>A write: what it is repeated by, who asked and when.</summary>
internal sealed record Write(RequestKey Request, string Actor, DateTimeOffset Time);

/// <summary>Keeps offices.</summary>
internal interface IAgencyStore
{
    Task<Agency?> FindAsync(AgencyName name, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> offices after a name, by name.</summary>
    /// <param name="parent">Only those directly under it; null: all.</param>
    Task<IReadOnlyList<Agency>> ListAsync(AgencyName? parent, string after, int take, CancellationToken cancellation);

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

    /// <summary>
    /// Opens a report of an office that exists and keeps the answer; a repeat gets the first one's. REPORT_EXISTS,
    /// REQUEST_ID_REUSED.
    /// </summary>
    Task<string> AddAsync(ReportStanding report, string answer, Write write, CancellationToken cancellation);
}

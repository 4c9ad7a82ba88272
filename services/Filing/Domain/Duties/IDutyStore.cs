using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>State of a region's own collected report.</summary>
/// <param name="State">Null: it was not opened.</param>
/// <param name="IsStale">What it was summed from has changed since it was submitted.</param>
internal sealed record RegionReport(ReportState? State, bool IsStale);

/// <summary>Stores who must report by when, and reads how far they are.</summary>
internal interface IDutyStore
{
    /// <summary>Rules of a region itself; null where it has none of its own.</summary>
    Task<DutyRules?> FindRulesAsync(AgencyName agency, int year, CancellationToken cancellation);

    /// <summary>Rules that hold for a region: its own, else those of the nearest above, else the Regulations'; dates of rule packs over them.</summary>
    /// <param name="agency">Any agency: rules are set on regions, and hold for all below.</param>
    Task<DutyRules> FindEffectiveRulesAsync(AgencyName agency, int year, CancellationToken cancellation);

    /// <summary>All rules of a year, by agency, with the dates of rule packs.</summary>
    /// <param name="year">The year reported on.</param>
    Task<IReadOnlyDictionary<AgencyName, DutyRules>> ListRulesAsync(int year, CancellationToken cancellation);

    /// <summary>Sets the rules of a region; a repeated request returns the stored response. ETAG_MISMATCH, REQUEST_ID_REUSED.</summary>
    /// <param name="rules">Dates that equal the Regulations' are stored as theirs.</param>
    /// <param name="expected">Revision that they are based on; null: last write wins.</param>
    /// <param name="respond">Makes the response from the new revision.</param>
    Task<string> SetRulesAsync(
        AgencyName agency,
        int year,
        DutyRules rules,
        long? expected,
        Func<long, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Sets or lifts the exception of an agency; a repeated request returns the stored response.</summary>
    /// <param name="exception">One that excepts nothing lifts the one before.</param>
    Task<string> SetExceptionAsync(
        DutyException exception,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Exceptions of a region and year, by agency.</summary>
    /// <param name="after">agencies/{agency}: the last name of the page before; empty for the first page.</param>
    Task<IReadOnlyList<DutyException>> ListExceptionsAsync(
        AgencyName agency,
        int year,
        string after,
        int take,
        CancellationToken cancellation
    );

    /// <summary>Members of a region by name, without the vertical systems of others; of the agency alone without its subtree.</summary>
    /// <param name="subtree">False: only the agency itself.</param>
    Task<IReadOnlyList<RegionMember>> ListMembersAsync(
        AgencyName agency,
        int year,
        bool subtree,
        int take,
        CancellationToken cancellation
    );

    /// <summary>How the region's own collected report stands.</summary>
    /// <param name="agency">Whose {year}-region report is meant.</param>
    Task<RegionReport> FindRegionReportAsync(AgencyName agency, int year, CancellationToken cancellation);
}

using Disclosure.Filing.Domain.Log;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Stores agencies and their hierarchy.</summary>
internal interface IAgencyStore
{
    /// <summary>The agency of this name; null if it is not registered.</summary>
    Task<Agency?> FindAsync(AgencyName name, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> agencies after a name, ordered by name.</summary>
    /// <param name="parent">Lists only the agencies directly below this one; null lists all.</param>
    /// <param name="subtree">Lists the agencies at every level below the parent.</param>
    /// <param name="take">At least 1; the caller reads one more than it shows.</param>
    /// <param name="after">agencies/{agency}: the last name of the page before; empty for the first page.</param>
    Task<IReadOnlyList<Agency>> ListAsync(
        AgencyName? parent,
        bool subtree,
        string after,
        int take,
        CancellationToken cancellation
    );

    /// <summary>
    /// Streams the agencies at every level below <paramref name="parent"/> that may match a name: all matches, and some that
    /// <see cref="AgencyNameMatcher"/> still rejects.
    /// </summary>
    IAsyncEnumerable<Agency> ListCandidatesAsync(
        AgencyName parent,
        AgencyNameMatcher matcher,
        CancellationToken cancellation
    );

    /// <summary>
    /// Adds all agencies or none, appends one event to the log and stores the response; a repeated request returns the stored
    /// response. AGENCY_EXISTS, CREDIT_CODE_TAKEN, PARENT_NOT_FOUND, REQUEST_ID_REUSED.
    /// </summary>
    /// <param name="agencies">In any order: a parent may come after its child.</param>
    /// <param name="added">The one event of all of them.</param>
    Task<string> AddAsync(
        IReadOnlyList<Agency> agencies,
        LogEvent added,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    );
}

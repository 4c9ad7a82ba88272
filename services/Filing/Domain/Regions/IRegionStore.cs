using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Regions;

/// <summary>Reads whole regions with the reports of a year.</summary>
internal interface IRegionStore
{
    /// <summary>
    /// The agency and all below it, ordered by name, each with its own report of the year. Agencies of the vertical systems
    /// are left out unless the region is one of theirs.
    /// </summary>
    /// <param name="year">The year reported on; agencies are placed as they were at its end.</param>
    /// <param name="take">At most this many agencies.</param>
    Task<IReadOnlyList<RegionAgency>> ListAsync(AgencyName agency, int year, int take, CancellationToken cancellation);
}

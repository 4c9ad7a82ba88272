using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Asks Filing for the agency that a document names, once for each name of an archive.</summary>
internal sealed class AgencyNameResolver(FilingV1.FilingService.FilingServiceClient filing, AgencyName region)
{
    private readonly Dictionary<string, string> _resolved = [];

    /// <summary>agencies/{agency}, of the region or below it. NOT_FOUND / AGENCY_NOT_FOUND.</summary>
    /// <param name="agencyName">As the document says it; empty: the region's own agency.</param>
    public async Task<string> ResolveAsync(string agencyName, CallOptions call)
    {
        if (_resolved.TryGetValue(agencyName, out var known))
        {
            return known;
        }

        var request = new FilingV1.ResolveAgencyRequest { Parent = region.ToString(), AgencyName = agencyName };
        return _resolved[agencyName] = (await filing.ResolveAgencyAsync(request, call)).Name;
    }
}

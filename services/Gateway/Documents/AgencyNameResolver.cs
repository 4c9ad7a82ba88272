using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Asks Filing for the agency that a document names, once for each name of an archive.</summary>
internal sealed class AgencyNameResolver(FilingV1.FilingService.FilingServiceClient filing, AgencyName region)
{
    // Documents of one archive mostly name few agencies. One import uses it, one document after another.
    // Not safe for several threads, and need not be.
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
        // Errors are not kept: the next document of that name asks again.
        return _resolved[agencyName] = (await filing.ResolveAgencyAsync(request, call)).Name;
    }

    /// <summary>The same; null where no agency or several have the name.</summary>
    public async Task<string?> FindAsync(string agencyName, CallOptions call)
    {
        try
        {
            return await ResolveAsync(agencyName, call);
        }
        // Other errors go on: they say nothing about the name.
        catch (RpcException unknown) when (unknown.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}

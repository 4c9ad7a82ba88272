using Disclosure.ApiErrors;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Finds the one agency of a region that a name refers to.</summary>
/// <remarks>Names from documents: 青禾镇, 青禾镇人民政府 and 临阳县青禾镇人民政府 are one agency.</remarks>
internal sealed class AgencyResolver(IAgencyStore agencies)
{
    /// <summary>
    /// The region's agency or one at any level below it. An exact match wins over short forms. NOT_FOUND / AGENCY_NOT_FOUND if
    /// no agency matches, or several match equally well.
    /// </summary>
    /// <param name="region">The agency whose subtree is searched, itself included.</param>
    /// <param name="name">The name as a document gives it; empty means the region's own agency.</param>
    public async Task<Agency> ResolveAsync(Agency region, string name, CancellationToken cancellation)
    {
        // A document that names no agency is taken for the region's own.
        if (name.Length == 0)
        {
            return region;
        }

        var matcher = new AgencyNameMatcher(name);
        // The region is not among its candidates.
        var (exact, shortForm) = (new MatchCounter(), new MatchCounter());
        Count(region);
        await foreach (var candidate in agencies.ListCandidatesAsync(region.Name, matcher, cancellation))
        {
            Count(candidate);
            // Nothing that follows can make the name unique again.
            if (exact.Matches > 1)
            {
                break;
            }
        }

        // An exact match is decided by exact matches alone: a hundred short forms beside it do not make it ambiguous.
        var best = exact.Matches > 0 ? exact : shortForm;
        return best is { Matches: 1, First: { } only } ? only : throw NotResolved(region, name);

        void Count(Agency agency)
        {
            var match = matcher.Match(agency);
            if (match != NameMatch.None)
            {
                (match == NameMatch.Exact ? exact : shortForm).Add(agency);
            }
        }
    }

    // None and several are one error: both are mended by a better name or an alias.
    private static ApiException NotResolved(Agency region, string name) =>
        ApiError.NotFound(
            "AGENCY_NOT_FOUND",
            name,
            $"文件中的机关“{name}”与“{region.Title}”及其下级单位都对不上（或对得上几个），请核对名称，或把它登记为该机关的别名后再导入。"
        );

    // Keeps one agency however many match: a region may have 200,000.
    private sealed class MatchCounter
    {
        public Agency? First { get; private set; }

        public int Matches { get; private set; }

        public void Add(Agency agency)
        {
            First ??= agency;
            Matches++;
        }
    }
}

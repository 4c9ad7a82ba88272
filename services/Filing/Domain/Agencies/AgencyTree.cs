using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>All agencies with what a check of their tree asks.</summary>
internal sealed class AgencyTree
{
    // No tree of agencies is deeper; a circle never ends.
    private const int MaxDepth = 20;

    private readonly IReadOnlyDictionary<AgencyName, Agency> _agencies;
    private readonly Dictionary<(AgencyName?, string), int> _titles = [];
    private readonly Dictionary<string, Agency> _codes = [];

    public AgencyTree(IReadOnlyDictionary<AgencyName, Agency> agencies)
    {
        _agencies = agencies;
        foreach (var agency in agencies.Values)
        {
            // A successor may have the title of who went before.
            // Two agencies in force may not share parent and title; one that has closed is in nobody's way.
            if (agency.ValidTo is null)
            {
                var key = (agency.Parent, agency.Title);
                _titles[key] = _titles.GetValueOrDefault(key) + 1;
            }

            // Of closed agencies too: a code is given once.
            if (agency.CreditCode.Length > 0)
            {
                _codes.TryAdd(agency.CreditCode, agency);
            }
        }
    }

    /// <summary>The agency; null where there is none.</summary>
    public Agency? Find(AgencyName name) => _agencies.GetValueOrDefault(name);

    /// <summary>Open agencies without a parent, by name.</summary>
    public IReadOnlyList<Agency> Roots =>
        [
            .. _agencies
                .Values.Where(a => a.Parent is null && a.ValidTo is null)
                .OrderBy(a => a.Name.Id, StringComparer.Ordinal),
        ];

    /// <summary>Whether another open agency under the same parent has the title; never of one that is closed.</summary>
    /// <remarks>Its own entry is among those counted, hence more than one.</remarks>
    public bool HasTwin(Agency agency) => agency.ValidTo is null && _titles[(agency.Parent, agency.Title)] > 1;

    /// <summary>Another agency with the credit code; null where there is none, and for the first that has it.</summary>
    public Agency? FindOtherWithCode(Agency agency) =>
        agency.CreditCode.Length > 0 && _codes[agency.CreditCode] is var first && first.Name != agency.Name
            ? first
            : null;

    /// <summary>Whether the agency is the region's own or stands at any level below it.</summary>
    /// <param name="agency">May be one of a table that is not registered yet.</param>
    public bool IsWithin(Agency agency, AgencyName region)
    {
        var at = agency;
        // Bounded: before the check the parents may still form a circle.
        for (var depth = 0; at is not null && depth <= MaxDepth; depth++)
        {
            if (at.Name == region)
            {
                return true;
            }

            at = at.Parent is { } above ? Find(above) : null;
        }

        return false;
    }

    /// <summary>Whether its parents lead back to it, or never end.</summary>
    /// <param name="agency">An agency whose parent chain is followed to the top or until it repeats.</param>
    public bool IsInCircle(Agency agency)
    {
        var at = agency;
        // A chain that is too long is taken for a circle that does not pass through this agency.
        for (var depth = 0; at.Parent is { } above && Find(above) is { } next; depth++, at = next)
        {
            if (next.Name == agency.Name || depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }
}

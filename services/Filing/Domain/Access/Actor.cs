using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Access;

/// <summary>A role on an agency.</summary>
/// <param name="Subtree">It holds for every agency below too.</param>
internal sealed record AgencyRole(Role Role, AgencyName Agency, bool Subtree);

/// <summary>Who makes a request, as the gateway has authenticated them.</summary>
/// <param name="Principal">Stable name that the log records.</param>
/// <param name="Display">How people call them; never in the log.</param>
/// <param name="Roles">As the gateway found them for the caller.</param>
/// <param name="IsBootstrap">The bootstrap administrator, who has every role everywhere.</param>
internal sealed record Actor(string Principal, string Display, IReadOnlyList<AgencyRole> Roles, bool IsBootstrap)
{
    /// <summary>Whether the actor has one of the roles on an agency.</summary>
    /// <param name="roles">Any one of them is enough.</param>
    /// <param name="lineage">The agency and those above it, nearest first.</param>
    public bool HasAny(IReadOnlyList<Role> roles, IReadOnlyList<AgencyName> lineage) =>
        IsBootstrap || Roles.Any(held => roles.Contains(held.Role) && Covers(held, lineage));

    // On the agency itself, or on one above it with its subtree.
    // An agency that is not registered has an empty lineage, so that only the bootstrap administrator may do anything with it.
    private static bool Covers(AgencyRole held, IReadOnlyList<AgencyName> lineage) =>
        lineage.Count > 0 && (held.Agency == lineage[0] || (held.Subtree && lineage.Contains(held.Agency)));
}

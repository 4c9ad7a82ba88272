namespace Disclosure.Gateway.Authorization;

/// <summary>The decision itself: pure, and so quick that it is made for every call.</summary>
internal static class AccessDecision
{
    /// <summary>Whether one of the roles has the scope on the agency.</summary>
    /// <param name="agency">agencies/{agency}; empty: none in particular, on which nobody has a role.</param>
    /// <param name="path">The agencies from the top of the tree down to it.</param>
    /// <param name="subtree">All agencies below are asked for too, so that a role on the one alone does not do.</param>
    public static bool IsAllowed(
        IReadOnlyList<FilingV1.HeldRole> held,
        AccessScope scope,
        string agency,
        IReadOnlyList<string> path,
        bool subtree = false
    )
    {
        var roles = AccessTable.RolesOf(scope);
        foreach (var one in held)
        {
            if (roles.Contains(one.Role.Role) && (one.Role.Subtree || !subtree) && IsOn(one.Role, agency, path))
            {
                return true;
            }
        }

        return false;
    }

    // An agency that is not in the tree has no path, and nobody a role on it.
    private static bool IsOn(ReportV1.AgencyRole role, string agency, IReadOnlyList<string> path) =>
        path.Count > 0 && (role.Agency == agency || (role.Subtree && path.Contains(role.Agency)));
}

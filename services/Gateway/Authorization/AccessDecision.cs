namespace Disclosure.Gateway.Authorization;

/// <summary>The decision itself: pure, and so quick that it is made for every call.</summary>
internal static class AccessDecision
{
    /// <summary>Whether one of the roles has the scope on the agency, and on those below where they are concerned.</summary>
    /// <param name="agency">Without a name it is none in particular, on which nobody has a role.</param>
    /// <param name="path">The agencies from the top of the tree down to it.</param>
    /// <remarks>Pure: everything that it needs is in its arguments, and it asks nobody.</remarks>
    public static bool IsAllowed(
        IReadOnlyList<FilingV1.HeldRole> held,
        AccessScope scope,
        RequestAgency agency,
        IReadOnlyList<string> path
    )
    {
        var roles = AccessTable.RolesOf(scope);
        foreach (var one in held)
        {
            if (roles.Contains(one.Role.Role) && IsOn(one.Role, agency, path))
            {
                return true;
            }
        }

        return false;
    }

    // An agency that is not in the tree has no path, and nobody a role on it.
    private static bool IsOn(ReportV1.AgencyRole role, RequestAgency agency, IReadOnlyList<string> path) =>
        path.Count > 0 && (role.Subtree ? path.Contains(role.Agency) : role.Agency == agency.Name && !agency.WithBelow);
}

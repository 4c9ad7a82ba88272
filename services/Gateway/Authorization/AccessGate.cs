using Disclosure.Gateway.Access;
using Google.Protobuf;

namespace Disclosure.Gateway.Authorization;

/// <summary>Holds a call against <see cref="AccessTable"/>.</summary>
internal sealed class AccessGate(AgencyPaths paths)
{
    /// <summary>Refuses what the caller may not: PERMISSION_DENIED / ROLE_REQUIRED, NOT_FOUND / REPORT_NOT_FOUND.</summary>
    /// <param name="caller">Null on open paths, which have no rule that asks for one.</param>
    /// <param name="method">"/disclosure.gateway.v1.ReportService/GetReport"</param>
    public async Task RequireAsync(Caller? caller, string method, IMessage request, CancellationToken cancellation)
    {
        // A method without rules is refused: forgetting one must not open it.
        var rules = AccessTable.Find(method) ?? throw AccessErrors.RoleRequired([]);
        // Any and Browse ask for no role.
        foreach (var rule in rules.Where(r => r.Scope is not (AccessScope.Any or AccessScope.Browse)))
        {
            if (caller is null)
            {
                throw AccessErrors.RoleRequired(AccessTable.RolesOf(rule.Scope));
            }

            // The configured token may do everything: it sets up the first administrator.
            if (caller.IsBootstrap)
            {
                return;
            }

            // Every agency that the request concerns must pass.
            foreach (var agency in RequestAgency.Find(request, rule))
            {
                await RequireAsync(caller, rule.Scope, agency, cancellation);
            }
        }
    }

    /// <summary>Requires a scope on what a request turned out to concern. Errors as above.</summary>
    public Task RequireAsync(
        Caller caller,
        AccessScope scope,
        string agency,
        bool withBelow,
        CancellationToken cancellation
    ) =>
        caller.IsBootstrap
            ? Task.CompletedTask
            : RequireAsync(caller, scope, new RequestAgency(agency, withBelow), cancellation);

    private async Task RequireAsync(
        Caller caller,
        AccessScope scope,
        RequestAgency agency,
        CancellationToken cancellation
    )
    {
        // An empty path means that nobody has a role on it.
        var path = agency.Name.Length > 0 ? await paths.FindAsync(agency.Name, cancellation) : [];
        if (AccessDecision.IsAllowed(caller.Roles, scope, agency, path))
        {
            return;
        }

        // Writes and moves of what cannot be seen must not tell that it is there.
        // These three concern a report, which may be hidden.
        var isReport = scope is AccessScope.View or AccessScope.Write or AccessScope.Move;
        var itself = agency with { WithBelow = false };
        throw isReport
        && agency.Name.Length > 0
        && !AccessDecision.IsAllowed(caller.Roles, AccessScope.View, itself, path)
            ? AccessErrors.ReportNotFound(agency.Name)
            : AccessErrors.RoleRequired(AccessTable.RolesOf(scope), agency.WithBelow);
    }
}

using Disclosure.Gateway.Access;
using Google.Protobuf;

namespace Disclosure.Gateway.Authorization;

/// <summary>Holds a call against <see cref="AccessTable"/>.</summary>
internal sealed class AccessGate(AgencyPaths paths)
{
    /// <summary>Refuses what the caller may not: PERMISSION_DENIED / ROLE_REQUIRED, NOT_FOUND / REPORT_NOT_FOUND.</summary>
    /// <param name="caller">Null on paths that need no token.</param>
    /// <param name="method">"/disclosure.gateway.v1.ReportService/GetReport"</param>
    public async Task RequireAsync(Caller? caller, string method, IMessage request, CancellationToken cancellation)
    {
        var name = method.AsSpan(method.LastIndexOf('.') + 1);
        var slash = name.IndexOf('/');
        var rule =
            AccessTable.Find($"{name[..slash]}", $"{name[(slash + 1)..]}") ?? throw AccessErrors.RoleRequired([]);
        if (rule.Scope is AccessScope.Any or AccessScope.Browse)
        {
            return;
        }

        if (caller is null)
        {
            throw AccessErrors.RoleRequired(AccessTable.RolesOf(rule.Scope));
        }

        if (!caller.IsBootstrap)
        {
            await RequireAsync(
                caller,
                rule,
                RequestAgency.Find(request, rule.Field),
                RequestAgency.HasSubtree(request),
                cancellation
            );
        }
    }

    private async Task RequireAsync(
        Caller caller,
        AccessRule rule,
        string agency,
        bool subtree,
        CancellationToken cancellation
    )
    {
        var path = agency.Length > 0 ? await paths.FindAsync(agency, cancellation) : [];
        if (AccessDecision.IsAllowed(caller.Roles, rule.Scope, agency, path, subtree))
        {
            return;
        }

        // Writes and moves of what cannot be seen must not tell that it is there.
        var isReport = rule.Scope is AccessScope.View or AccessScope.Write or AccessScope.Move;
        throw isReport && !AccessDecision.IsAllowed(caller.Roles, AccessScope.View, agency, path) && agency.Length > 0
            ? AccessErrors.ReportNotFound(agency)
            : AccessErrors.RoleRequired(AccessTable.RolesOf(rule.Scope));
    }
}

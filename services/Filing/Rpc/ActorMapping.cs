using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Access;
using Disclosure.ResourceNames;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Maps actors from message to domain.</summary>
internal static class ActorMapping
{
    // Bounds of the contract; a principal of an issuer (150) and a subject (100) fits.
    private const int MaxPrincipal = 300;
    private const int MaxDisplay = 100;
    private const int MaxRoles = 200;

    /// <summary>The actor. INVALID_FIELDS / PRINCIPAL_LENGTH, DISPLAY_LENGTH, ROLE_UNKNOWN, TOO_MANY_ITEMS, or those of an agency's name.</summary>
    /// <param name="actor">As the gateway sends it.</param>
    public static Actor ToActor(this Proto.Actor actor)
    {
        var limits = new FieldLimits();
        limits.RequireLength("actor.principal", "PRINCIPAL_LENGTH", actor.Principal, 1, MaxPrincipal);
        limits.RequireLength("actor.display", "DISPLAY_LENGTH", actor.Display, 0, MaxDisplay);
        limits.RequireCount("actor.roles", actor.Roles.Count, 0, MaxRoles);
        limits.ThrowIfAny();
        return new(actor.Principal, actor.Display, [.. actor.Roles.Select(r => r.ToRole())], actor.Bootstrap);
    }

    /// <summary>A role of the contract. INVALID_FIELDS / ROLE_UNKNOWN.</summary>
    /// <param name="field">The request's field, for the error.</param>
    /// <remarks>Unspecified is 0, which is not defined in the domain's enum: a role that is not said is refused.</remarks>
    public static Role ToRole(this Proto.Role role, string field) =>
        Enum.IsDefined((Role)role)
            ? (Role)role
            : throw ApiError.InvalidField(field, "ROLE_UNKNOWN", "must be a known role", "角色不正确");

    private static AgencyRole ToRole(this Proto.AgencyRole role) =>
        // Fields are named without an index: roles come from the gateway, and only its programmer reads the error.
        new(role.Role.ToRole("actor.roles.role"), AgencyName.Parse("actor.roles.agency", role.Agency), role.Subtree);
}

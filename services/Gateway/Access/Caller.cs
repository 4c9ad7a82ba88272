using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Gateway.Access;

/// <summary>Who makes a request, as the gateway has authenticated them. A feature of the request's context.</summary>
/// <param name="Actor">Who it is, as services record it.</param>
/// <param name="Roles">What they may be where; empty for the bootstrap administrator, who may be everything everywhere.</param>
internal sealed record Caller(ReportV1.Actor Actor, IReadOnlyList<FilingV1.HeldRole> Roles)
{
    /// <summary>The bearer of the token that the installation was configured with.</summary>
    public static Caller Bootstrap { get; } =
        new(
            new()
            {
                Principal = "bootstrap",
                Display = "系统引导管理员",
                Bootstrap = true,
            },
            []
        );

    /// <summary>Whether this is the bootstrap administrator.</summary>
    public bool IsBootstrap => Actor.Bootstrap;

    /// <summary>The caller of a request that has passed authentication.</summary>
    public static Caller From(HttpContext context) => context.Features.GetRequiredFeature<Caller>();

    /// <summary>The caller that Filing knows by a credential.</summary>
    public static Caller From(FilingV1.AuthenticateResponse known)
    {
        var actor = new ReportV1.Actor { Principal = known.Principal, Display = known.Display };
        actor.Roles.Add(known.Roles.Select(r => r.Role));
        return new(actor, known.Roles);
    }
}

using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Disclosure.Gateway.Access.Oidc;

/// <summary>Registers the verification of access tokens.</summary>
internal static class OidcModule
{
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    // A key that the issuer has withdrawn is trusted no longer than that.
    private static readonly TimeSpan s_keyLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Registers the settings and, where they name an issuer, its verifier.</summary>
    public static void AddOidc(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OidcOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddAuthentication().AddJwtBearer();
        builder
            .Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<OidcOptions>, TimeProvider>(
                (bearer, oidc, clock) => Configure(bearer, oidc.Value, clock)
            );
        // One for all requests: it holds the keys.
        builder.Services.AddSingleton<IssuerKeys>();
        // Decided once, when it is first asked for.
        builder.Services.AddSingleton<IAccessTokenVerifier>(services =>
            services.GetRequiredService<IOptions<OidcOptions>>().Value.IsConfigured
                ? ActivatorUtilities.CreateInstance<OidcTokenVerifier>(services)
                : new NoIssuer()
        );
    }

    private static void Configure(JwtBearerOptions bearer, OidcOptions oidc, TimeProvider clock)
    {
        // Claims keep the names that the token has.
        bearer.MapInboundClaims = false;
        bearer.MetadataAddress = oidc.MetadataAddress;
        bearer.RequireHttpsMetadata = oidc.MetadataAddress.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        bearer.BackchannelTimeout = s_timeout;
        bearer.AutomaticRefreshInterval = s_keyLifetime;
        bearer.TokenValidationParameters = new()
        {
            // The issuer of the settings, whatever the metadata say of themselves.
            IssuerValidator = (issuer, _, _) =>
                issuer == oidc.Issuer ? issuer : throw new SecurityTokenInvalidIssuerException(),
            ValidAudience = oidc.Audience,
            ValidAlgorithms = oidc.AlgorithmList,
            ValidTypes = oidc.TokenTypeList,
            // "none" is no algorithm here.
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = s_clockSkew,
            LifetimeValidator = (from, until, _, _) => IsInForce(from, until, clock.GetUtcNow().UtcDateTime),
        };
    }

    // By the gateway's clock. A token without an end is not in force.
    private static bool IsInForce(DateTime? from, DateTime? until, DateTime now) =>
        // Expired first, so that the caller learns to fetch a new token; anything else is invalid.
        until <= now - s_clockSkew
            ? throw new SecurityTokenExpiredException()
            : until is not null && (from is null || from < now + s_clockSkew);
}

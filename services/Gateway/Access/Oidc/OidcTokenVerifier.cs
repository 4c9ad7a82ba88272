using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Disclosure.Gateway.Access.Oidc;

/// <summary>
/// Verifies access tokens of the configured issuer with the keys that it publishes. A key that is not known yet makes the keys be read
/// again, so that the issuer can change them at any time.
/// </summary>
internal sealed partial class OidcTokenVerifier(
    IOptionsMonitor<JwtBearerOptions> bearer,
    IssuerKeys keys,
    ILogger<OidcTokenVerifier> logger
) : IAccessTokenVerifier
{
    // As Filing keeps subjects.
    private const int MaxSubject = 100;

    // Claims that only tokens of identity carry: they tell a client who signed in and let nobody call anything.
    private static readonly string[] s_identityClaims = ["nonce", "at_hash", "c_hash"];

    public async Task<PresentedCredential> VerifyAsync(string token, CancellationToken cancellation)
    {
        // UNAVAILABLE while no keys are known: a token can then be neither right nor wrong.
        var known = await keys.GetAsync(cancellation);
        var result = await ValidateAsync(token, known);
        if (
            result.Exception is SecurityTokenSignatureKeyNotFoundException
            // Only an unknown key makes the issuer be asked; a wrong signature does not.
            && await keys.RenewAsync(known, cancellation) is { } renewed
        )
        {
            result = await ValidateAsync(token, renewed);
        }

        if (!result.IsValid)
        {
            // The kind alone: messages quote tokens.
            Refused(logger, result.Exception.GetType().Name);
            throw result.Exception is SecurityTokenExpiredException
                ? CredentialErrors.Expired()
                : CredentialErrors.Invalid();
        }

        return ToCredential((JsonWebToken)result.SecurityToken) ?? throw CredentialErrors.Invalid();
    }

    private Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectConfiguration issuer)
    {
        var options = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        // A copy: keys differ from call to call, and the options are shared.
        var parameters = options.TokenValidationParameters.Clone();
        parameters.IssuerSigningKeys = issuer.SigningKeys;
        return options.TokenHandlers[0].ValidateTokenAsync(token, parameters);
    }

    private PresentedCredential? ToCredential(JsonWebToken token) =>
        token.Subject is { Length: > 0 and <= MaxSubject } subject
        && !Array.Exists(s_identityClaims, claim => token.TryGetPayloadValue<object>(claim, out _))
            ? PresentedCredential.FromSubject(
                token.Issuer,
                subject,
                // The skew is granted to the end of the token as it was at its verification.
                new DateTimeOffset(token.ValidTo, TimeSpan.Zero)
                    + bearer.Get(JwtBearerDefaults.AuthenticationScheme).TokenValidationParameters.ClockSkew
            )
            : null;

    [LoggerMessage(1, LogLevel.Information, "An access token was refused: {Cause}.")]
    private static partial void Refused(ILogger logger, string cause);
}

using Disclosure.ApiErrors;
using Disclosure.Gateway.Access.Oidc;

namespace Disclosure.Gateway.Access;

/// <summary>Finds what a request proves its caller by: the bootstrap token, a token of Filing's, or an access token of OpenID Connect.</summary>
internal sealed class CredentialReader(AccessToken bootstrap, IAccessTokenVerifier verifier)
{
    /// <summary>
    /// The credential, its form and signature verified. UNAUTHENTICATED / TOKEN_MISSING, TOKEN_UNKNOWN, TOKEN_INVALID, TOKEN_EXPIRED;
    /// UNAVAILABLE / DEPENDENCY_UNAVAILABLE where the issuer's keys cannot be had.
    /// </summary>
    public async Task<PresentedCredential> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var token = BearerToken.Find(request) ?? throw CredentialErrors.Missing();
        if (bootstrap.Matches(token))
        {
            return PresentedCredential.Bootstrap;
        }

        if (TokenFormat.FindDigest(token) is { } digest)
        {
            return PresentedCredential.FromToken(digest);
        }

        // Three parts with dots between them, which no token of Filing's has.
        return token.AsSpan().Count('.') == 2
            ? await verifier.VerifyAsync(token, cancellation)
            : throw CredentialErrors.Unknown();
    }
}

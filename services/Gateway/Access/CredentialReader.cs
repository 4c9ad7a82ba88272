using System.Security.Cryptography.X509Certificates;
using Disclosure.Gateway.Access.Oidc;

namespace Disclosure.Gateway.Access;

/// <summary>
/// Finds what a request proves its caller by: the bootstrap token, a token of Filing's, an access token of OpenID Connect, or, where it
/// carries none of them, the client certificate of its connection.
/// </summary>
internal sealed class CredentialReader(AccessToken bootstrap, IAccessTokenVerifier verifier)
{
    // As Filing keeps names of certificates.
    private const int MaxSubject = 250;

    /// <summary>
    /// The credential, its form and signature verified. UNAUTHENTICATED / TOKEN_MISSING, TOKEN_UNKNOWN, TOKEN_INVALID, TOKEN_EXPIRED,
    /// CERTIFICATE_UNKNOWN;
    /// UNAVAILABLE / DEPENDENCY_UNAVAILABLE where the issuer's keys cannot be had.
    /// </summary>
    public async Task<PresentedCredential> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (BearerToken.Find(request) is not { } token)
        {
            return ReadCertificate(request.HttpContext.Connection.ClientCertificate);
        }

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

    // TLS has verified it already, so that one of a stranger gets no connection.
    private static PresentedCredential ReadCertificate(X509Certificate2? certificate)
    {
        if (certificate is null)
        {
            throw CredentialErrors.Missing();
        }

        return certificate.Subject.Length is > 0 and <= MaxSubject
            ? PresentedCredential.FromCertificate(certificate)
            : throw CredentialErrors.CertificateUnknown();
    }
}

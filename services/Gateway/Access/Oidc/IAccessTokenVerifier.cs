namespace Disclosure.Gateway.Access.Oidc;

/// <summary>Verifies access tokens that an issuer of OpenID Connect has signed.</summary>
internal interface IAccessTokenVerifier
{
    /// <summary>
    /// Whose token it is. UNAUTHENTICATED / TOKEN_INVALID, TOKEN_EXPIRED; UNAVAILABLE / DEPENDENCY_UNAVAILABLE while the issuer is away
    /// and its keys are not known.
    /// </summary>
    Task<PresentedCredential> VerifyAsync(string token, CancellationToken cancellation);
}

/// <summary>An installation without an issuer: no such token is known.</summary>
internal sealed class NoIssuer : IAccessTokenVerifier
{
    public Task<PresentedCredential> VerifyAsync(string token, CancellationToken cancellation) =>
        // UNAUTHENTICATED: the same answer as for an unknown token.
        Task.FromException<PresentedCredential>(CredentialErrors.Unknown());
}

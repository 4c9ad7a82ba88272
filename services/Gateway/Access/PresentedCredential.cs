using System.Security.Cryptography.X509Certificates;

namespace Disclosure.Gateway.Access;

/// <summary>What a caller has proved to be the bearer of. A feature of the request's context, so that a stream can ask again.</summary>
/// <param name="Key">Tells credentials apart; never the secret itself.</param>
/// <param name="Question">What Filing is asked; null for the bootstrap administrator, whom it does not know.</param>
/// <param name="EndTime">When the credential ends by itself; null: Filing says.</param>
internal sealed record PresentedCredential(string Key, FilingV1.AuthenticateRequest? Question, DateTimeOffset? EndTime)
{
    /// <summary>The token that the installation was configured with.</summary>
    public static PresentedCredential Bootstrap { get; } = new("bootstrap", null, null);

    /// <summary>Whether it is a client certificate.</summary>
    public bool IsCertificate => Question?.Identity?.Certificate.Length > 0;

    /// <summary>A token of Filing's.</summary>
    /// <param name="digest">SHA-256 of the whole token.</param>
    /// <remarks>Tokens are secret, digests are not: only these leave the gateway.</remarks>
    public static PresentedCredential FromToken(byte[] digest) =>
        new(
            // The key goes into caches and budgets, never into an answer.
            $"token:{Convert.ToHexStringLower(digest)}",
            new() { TokenDigest = Google.Protobuf.ByteString.CopyFrom(digest) },
            null
        );

    /// <summary>A subject of OpenID Connect.</summary>
    /// <param name="endTime">When the access token ends.</param>
    public static PresentedCredential FromSubject(string issuer, string subject, DateTimeOffset endTime) =>
        new(
            $"oidc:{issuer}#{subject}",
            new()
            {
                Identity = new()
                {
                    Oidc = new() { Issuer = issuer, Subject = subject },
                },
            },
            endTime
        );

    /// <summary>A client certificate that one of the configured authorities has issued.</summary>
    /// <remarks>The subject as the certificate writes it; Filing compares it with its grants.</remarks>
    public static PresentedCredential FromCertificate(X509Certificate2 certificate) =>
        new(
            $"certificate:{certificate.Subject}",
            new() { Identity = new() { Certificate = certificate.Subject } },
            new DateTimeOffset(certificate.NotAfter)
        );
}

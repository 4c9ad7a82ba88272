namespace Disclosure.Gateway.Credentials;

/// <summary>Tokens and grants as the public contract shows them.</summary>
internal static class CredentialView
{
    /// <summary>A token without its secret.</summary>
    /// <remarks>Filing has no secret to give: it stores the digest.</remarks>
    public static PublicV1.AccessToken Create(FilingV1.Token token) =>
        new()
        {
            Name = token.Name,
            Title = token.Title,
            Role = token.Role,
            Subtree = token.Subtree,
            ExpireTime = token.ExpireTime,
            CreateTime = token.CreateTime,
            RevokeTime = token.RevokeTime,
        };

    public static PublicV1.AccessGrant Create(FilingV1.Grant grant) =>
        new()
        {
            Name = grant.Name,
            Principal = grant.Principal,
            Display = grant.Display,
            Role = grant.Role,
            Subtree = grant.Subtree,
            StartTime = grant.StartTime,
            ExpireTime = grant.ExpireTime,
            CreateTime = grant.CreateTime,
            RevokeTime = grant.RevokeTime,
        };

    /// <summary>Who is meant; Filing refuses none and several.</summary>
    public static FilingV1.Identity ToIdentity(PublicV1.CreateGrantRequest request)
    {
        // All that was given goes on, so that Filing can refuse several.
        var identity = new FilingV1.Identity { Certificate = request.Certificate, Token = request.Token };
        if (request.Issuer.Length > 0 || request.Subject.Length > 0)
        {
            identity.Oidc = new() { Issuer = request.Issuer, Subject = request.Subject };
        }

        return identity;
    }
}

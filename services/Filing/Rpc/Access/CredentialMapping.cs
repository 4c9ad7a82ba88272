using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Access;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Access;

/// <summary>Maps tokens, grants and identities.</summary>
internal static class CredentialMapping
{
    // Never the secret: it is not in the domain's record.
    public static Proto.Token ToProto(this Token token) =>
        new()
        {
            Name = token.Name,
            Title = token.Title,
            Role = (Disclosure.Report.V1.Role)token.Role,
            Subtree = token.Subtree,
            ExpireTime = token.ExpireTime.ToTimestamp(),
            Principal = token.Principal,
            CreateTime = token.CreateTime.ToTimestamp(),
            RevokeTime = token.RevokeTime?.ToTimestamp(),
        };

    public static Proto.Grant ToProto(this Grant grant) =>
        new()
        {
            Name = grant.Name,
            Identity = ToIdentity(grant.Principal),
            Display = grant.Display,
            Role = (Disclosure.Report.V1.Role)grant.Role,
            Subtree = grant.Subtree,
            StartTime = grant.StartTime.ToTimestamp(),
            ExpireTime = grant.ExpireTime?.ToTimestamp(),
            Principal = grant.Principal,
            CreateTime = grant.CreateTime.ToTimestamp(),
            RevokeTime = grant.RevokeTime?.ToTimestamp(),
        };

    public static Proto.HeldRole ToProto(this HeldRole held) =>
        new()
        {
            Role = new()
            {
                Role = (Disclosure.Report.V1.Role)held.Role.Role,
                Agency = held.Role.Agency.ToString(),
                Subtree = held.Role.Subtree,
            },
            Path = { held.Path },
        };

    /// <summary>
    /// The principal of an identity. INVALID_FIELDS / IDENTITY_CHOICE, IDENTITY_LENGTH, ISSUER_FORMAT, TOKEN_FORMAT.
    /// </summary>
    public static string ToPrincipal(this Proto.Identity identity, string field)
    {
        // Each is a field of its own, so that how many are given is counted here.
        bool[] given = [identity.Certificate.Length > 0, identity.Oidc is not null, identity.Token.Length > 0];
        if (given.Count(g => g) != 1)
        {
            throw ApiError.InvalidField(
                field,
                "IDENTITY_CHOICE",
                "must have one of a certificate, a subject and a token",
                "应填写客户端证书名称、统一身份认证账号、令牌编号之一"
            );
        }

        var limits = new FieldLimits();
        if (identity.Token.Length > 0)
        {
            limits.Require(
                identity.Token.Length == Token.IdLength
                    && identity.Token.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c)),
                $"{field}.token",
                "TOKEN_FORMAT",
                "must be the last part of a token's name",
                "应填写令牌编号（令牌名称的最后一段，12 位）"
            );
            limits.ThrowIfAny();
            // The id without the agency: tokens of all agencies share one space of ids.
            return Token.PrincipalOf(identity.Token);
        }

        if (identity.Oidc is not { } oidc)
        {
            limits.RequireLength($"{field}.certificate", "IDENTITY_LENGTH", identity.Certificate, 1, 250);
            limits.ThrowIfAny();
            // Subject of a client certificate as the gateway reads it.
            return $"certificate:{identity.Certificate}";
        }

        limits.RequireLength($"{field}.oidc.issuer", "IDENTITY_LENGTH", oidc.Issuer, 1, 150);
        limits.RequireLength($"{field}.oidc.subject", "IDENTITY_LENGTH", oidc.Subject, 1, 100);
        limits.Require(
            // A fragment would make issuer and subject ambiguous.
            System.Uri.TryCreate(oidc.Issuer, UriKind.Absolute, out var uri)
                && uri.Scheme is "https" or "http"
                && !oidc.Issuer.Contains('#', StringComparison.Ordinal),
            $"{field}.oidc.issuer",
            "ISSUER_FORMAT",
            "must be a URL without a fragment",
            "签发者应为网址"
        );
        limits.ThrowIfAny();
        // The separator cannot be in the issuer; subjects may hold anything.
        return $"oidc:{oidc.Issuer}#{oidc.Subject}";
    }

    private static Proto.Identity ToIdentity(string principal)
    {
        const string Certificate = "certificate:";
        if (principal.StartsWith(Certificate, StringComparison.Ordinal))
        {
            return new() { Certificate = principal[Certificate.Length..] };
        }

        if (principal.StartsWith(Token.PrincipalPrefix, StringComparison.Ordinal))
        {
            return new() { Token = principal[Token.PrincipalPrefix.Length..] };
        }

        var rest = principal["oidc:".Length..];
        // The first one: an issuer has none.
        var mark = rest.IndexOf('#', StringComparison.Ordinal);
        return new()
        {
            Oidc = new() { Issuer = rest[..mark], Subject = rest[(mark + 1)..] },
        };
    }
}

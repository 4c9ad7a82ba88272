using System.ComponentModel.DataAnnotations;

namespace Disclosure.Gateway.Access.Oidc;

/// <summary>The issuer of OpenID Connect whose access tokens the gateway takes; each setting is an environment variable.</summary>
public sealed record OidcOptions : IValidatableObject
{
    // RFC 8725, 3.1: only algorithms that were chosen beforehand.
    // Signatures by keys that the issuer keeps to itself. A shared secret would let any of its holders sign.
    private static readonly string[] s_algorithms =
    [
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
    ];

    /// <summary>The issuer, as its tokens write it; empty: no tokens of OpenID Connect are taken.</summary>
    [ConfigurationKeyName("DISCLOSURE_OIDC_ISSUER"), MaxLength(150)]
    public string Issuer { get; init; } = "";

    /// <summary>What tokens must be meant for.</summary>
    [ConfigurationKeyName("DISCLOSURE_OIDC_AUDIENCE")]
    public string Audience { get; init; } = "";

    /// <summary>Signature algorithms that are taken, separated by commas.</summary>
    [ConfigurationKeyName("DISCLOSURE_OIDC_ALGORITHMS")]
    public string Algorithms { get; init; } = "RS256,PS256,ES256";

    /// <summary>Types of tokens that are taken (the header typ), separated by commas; RFC 9068 names the default.</summary>
    [ConfigurationKeyName("DISCLOSURE_OIDC_TOKEN_TYPES")]
    public string TokenTypes { get; init; } = "at+jwt,application/at+jwt";

    /// <summary>Where the issuer describes itself; empty: the well-known place below its own address.</summary>
    [ConfigurationKeyName("DISCLOSURE_OIDC_METADATA")]
    public string Metadata { get; init; } = "";

    /// <summary>Whether an issuer is set.</summary>
    public bool IsConfigured => Issuer.Length > 0;

    /// <summary>The algorithms, one by one.</summary>
    public IReadOnlyList<string> AlgorithmList => Split(Algorithms);

    /// <summary>The types, one by one.</summary>
    public IReadOnlyList<string> TokenTypeList => Split(TokenTypes);

    /// <summary>The address of the issuer's description of itself.</summary>
    public string MetadataAddress =>
        Metadata.Length > 0 ? Metadata : $"{Issuer.TrimEnd('/')}/.well-known/openid-configuration";

    /// <summary>One sentence for each setting that is wrong.</summary>
    /// <remarks>Nothing is checked where no issuer is set: the other settings have no effect.</remarks>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (!IsTrustworthy(Issuer) || Issuer.Contains('#', StringComparison.Ordinal))
        {
            yield return new("DISCLOSURE_OIDC_ISSUER must be an https URL without a fragment; http on loopback alone.");
        }

        if (Metadata.Length > 0 && !IsTrustworthy(Metadata))
        {
            yield return new("DISCLOSURE_OIDC_METADATA must be an https URL; http on loopback alone.");
        }

        // A token for another service must not open this one.
        if (Audience.Length == 0)
        {
            yield return new("DISCLOSURE_OIDC_ISSUER needs DISCLOSURE_OIDC_AUDIENCE, for which its tokens are made.");
        }

        if (AlgorithmList.Count == 0 || AlgorithmList.Except(s_algorithms, StringComparer.Ordinal).Any())
        {
            yield return new($"DISCLOSURE_OIDC_ALGORITHMS must name some of {string.Join(", ", s_algorithms)}.");
        }

        if (TokenTypeList.Count == 0)
        {
            yield return new("DISCLOSURE_OIDC_TOKEN_TYPES must name a type, such as at+jwt.");
        }
    }

    // Keys that came over an open network could be anybody's.
    private static bool IsTrustworthy(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static string[] Split(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

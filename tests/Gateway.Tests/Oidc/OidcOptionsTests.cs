using System.ComponentModel.DataAnnotations;
using Disclosure.Gateway.Access.Oidc;

namespace Disclosure.Gateway.Tests.Oidc;

/// <summary>Settings that would let the wrong people in are refused at start.</summary>
public sealed class OidcOptionsTests
{
    private static readonly OidcOptions s_good = new() { Issuer = "https://id.example/", Audience = "disclosure" };

    public static TheoryData<OidcOptions, string> Wrong =>
        new()
        {
            { s_good with { Issuer = "http://id.example/" }, "DISCLOSURE_OIDC_ISSUER" },
            { s_good with { Issuer = "https://id.example/#a" }, "DISCLOSURE_OIDC_ISSUER" },
            { s_good with { Audience = "" }, "DISCLOSURE_OIDC_AUDIENCE" },
            { s_good with { Algorithms = "RS256,none" }, "DISCLOSURE_OIDC_ALGORITHMS" },
            { s_good with { Algorithms = "HS256" }, "DISCLOSURE_OIDC_ALGORITHMS" },
            { s_good with { Algorithms = "" }, "DISCLOSURE_OIDC_ALGORITHMS" },
            { s_good with { TokenTypes = "," }, "DISCLOSURE_OIDC_TOKEN_TYPES" },
            { s_good with { Metadata = "http://id.example/metadata" }, "DISCLOSURE_OIDC_METADATA" },
        };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named(OidcOptions options, string setting) =>
        Assert.Contains(setting, Assert.Single(options.Validate(new ValidationContext(options))).ErrorMessage);

    [Fact]
    public void Good_settings_and_none_at_all_are_taken()
    {
        Assert.Empty(s_good.Validate(new ValidationContext(s_good)));
        var none = new OidcOptions();
        Assert.Empty(none.Validate(new ValidationContext(none)));
    }
}

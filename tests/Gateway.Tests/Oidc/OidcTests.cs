using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Disclosure.Gateway.Tests.Oidc;

/// <summary>Access tokens of a real issuer: who is let in by one, and which are refused.</summary>
public sealed class OidcTests(OidcGateway shared) : IClassFixture<OidcGateway>
{
    [Fact]
    public async Task The_subject_of_an_access_token_is_whom_Filing_has_granted_roles_to()
    {
        var token = await shared.Issuer.AccessTokenAsync("zhang");
        using var answer = await shared.SendAsync(token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"oidc:{shared.Issuer.Address}#zhang", await answer.Content.ReadAsStringAsync());
        var asked = shared.Gateway.Recorder.Requests<FilingV1.AuthenticateRequest>()[^1];
        Assert.True(asked.TokenDigest.IsEmpty);
        Assert.Equal((shared.Issuer.Address, "zhang"), (asked.Identity.Oidc.Issuer, asked.Identity.Oidc.Subject));
        var access = new PublicV1.AccessService.AccessServiceClient(shared.Gateway.InvokerOf(token));
        Assert.Equal($"oidc:{shared.Issuer.Address}#zhang", (await access.WhoAmIAsync(new())).Principal);
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused() =>
        await AssertRefusedAsync(await shared.Issuer.AccessTokenAsync("zhang", "payroll"), "TOKEN_INVALID");

    [Fact]
    public async Task A_token_of_identity_is_no_access_token_even_where_its_client_is_called_as_the_audience()
    {
        var token = await shared.Issuer.IdentityTokenAsync("zhang");
        Assert.Contains(TestIssuer.Audience, new JsonWebTokenHandler().ReadJsonWebToken(token).Audiences);
        await AssertRefusedAsync(token, "TOKEN_INVALID");
    }

    public static TheoryData<string> Forgeries =>
        ["none", "shared-secret", "own-key", "unknown-key", "changed", "other-issuer", "no-end", "nonce", "no-subject"];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forged_token_is_refused(string forgery)
    {
        var real = await shared.Issuer.AccessTokenAsync("li");
        using var own = RSA.Create(2048);
        var secret = new SymmetricSecurityKey(shared.Issuer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "first" };
        var token = forgery switch
        {
            "none" => Forge(null),
            // The public key as a secret, for a verifier that lets the token choose the algorithm.
            "shared-secret" => Forge(new(secret, SecurityAlgorithms.HmacSha256)),
            "own-key" => Forge(Signing(new RsaSecurityKey(own) { KeyId = "first" })),
            "unknown-key" => Forge(Signing(new RsaSecurityKey(own) { KeyId = "made-up" })),
            "changed" => Replace(real, Forge(Signing(shared.Issuer.Key))),
            "other-issuer" => Forge(Signing(shared.Issuer.Key), ("iss", "https://elsewhere.example/")),
            "no-end" => Forge(Signing(shared.Issuer.Key), ("exp", null)),
            "nonce" => Forge(Signing(shared.Issuer.Key), ("nonce", "n")),
            "no-subject" => Forge(Signing(shared.Issuer.Key), ("sub", null)),
            _ => throw new ArgumentOutOfRangeException(nameof(forgery)),
        };
        var asked = shared.Gateway.Recorder.Requests<FilingV1.AuthenticateRequest>().Count;
        await AssertRefusedAsync(token, "TOKEN_INVALID");
        Assert.Equal(asked, shared.Gateway.Recorder.Requests<FilingV1.AuthenticateRequest>().Count);
    }

    [Fact]
    public async Task What_the_forgeries_differ_from_is_a_good_token()
    {
        using var answer = await shared.SendAsync(Forge(Signing(shared.Issuer.Key)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private Task AssertRefusedAsync(string token, string reason) => Refusal.AssertAsync(shared, token, reason);

    // As the issuer makes them, but for what a test changes.
    private string Forge(SigningCredentials? signing, params (string Claim, object? Value)[] changes)
    {
        var now = shared.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = shared.Issuer.Address,
            ["aud"] = TestIssuer.Audience,
            ["sub"] = "zhang",
            ["iat"] = now,
            ["exp"] = now + 600,
        };
        foreach (var (claim, value) in changes)
        {
            if (value is null)
            {
                claims.Remove(claim);
            }
            else
            {
                claims[claim] = value;
            }
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Claims = claims,
                SigningCredentials = signing,
                TokenType = "at+jwt",
            }
        );
    }

    private static SigningCredentials Signing(SecurityKey key) => new(key, SecurityAlgorithms.RsaSha256);

    // The claims of one token under the signature of another.
    private static string Replace(string signed, string claims) =>
        $"{signed.Split('.')[0]}.{claims.Split('.')[1]}.{signed.Split('.')[2]}";
}

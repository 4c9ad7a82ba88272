using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Disclosure.Gateway.Tests.Oidc;

/// <summary>What happens to good access tokens when grants, time, keys or the issuer go.</summary>
public sealed class OidcChangeTests : IAsyncLifetime
{
    private readonly OidcGateway _own = new();

    public Task InitializeAsync() => _own.InitializeAsync();

    public Task DisposeAsync() => _own.DisposeAsync();

    [Fact]
    public async Task A_subject_without_a_grant_is_nobody()
    {
        _own.Gateway.Fakes.Access.Known = null;
        await Refusal.AssertAsync(_own, await _own.Issuer.AccessTokenAsync("li"), "TOKEN_UNKNOWN");
    }

    [Fact]
    public async Task A_grant_that_is_revoked_lets_nobody_in_after_five_seconds()
    {
        var token = await _own.Issuer.AccessTokenAsync("zhang");
        using (var before = await _own.SendAsync(token))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        _own.Gateway.Fakes.Access.Known = null;
        _own.Clock.Advance(TimeSpan.FromSeconds(5));
        await Refusal.AssertAsync(_own, token, "TOKEN_UNKNOWN");
    }

    [Fact]
    public async Task Clocks_may_differ_by_half_a_minute_and_no_more()
    {
        var token = await _own.Issuer.AccessTokenAsync("zhang");
        var end = new JsonWebTokenHandler().ReadJsonWebToken(token).ValidTo;
        _own.Clock.SetUtcNow(new DateTimeOffset(end, TimeSpan.Zero).AddSeconds(29));
        using (var late = await _own.SendAsync(token))
        {
            Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        }

        _own.Clock.Advance(TimeSpan.FromSeconds(2));
        await Refusal.AssertAsync(_own, token, "TOKEN_EXPIRED");
    }

    [Fact]
    public async Task The_issuer_may_change_its_key_at_any_time()
    {
        using (var before = await _own.SendAsync(await _own.Issuer.AccessTokenAsync("zhang")))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        _own.Issuer.ChangeKey("second");
        using var after = await _own.SendAsync(await _own.Issuer.AccessTokenAsync("zhang"));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_let_in_while_the_keys_of_the_issuer_are_not_known()
    {
        var token = await _own.Issuer.AccessTokenAsync("zhang");
        await _own.Issuer.DisposeAsync();
        using var answer = await _own.SendAsync(token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("DEPENDENCY_UNAVAILABLE", await answer.Content.ReadAsStringAsync());
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}

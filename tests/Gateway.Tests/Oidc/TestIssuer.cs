using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Disclosure.Gateway.Tests.Oidc;

/// <summary>A real issuer of OpenID Connect on a port of its own, which signs in whoever asks.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    /// <summary>What tokens for the gateway are made for.</summary>
    public const string Audience = "disclosure";

    // Keys are costly to make, so that all issuers begin with the same one.
    private static readonly RsaSecurityKey s_first = CreateKey("first");

    private readonly WebApplication _server;

    private TestIssuer(WebApplication server) => _server = server;

    /// <summary>The issuer, as its tokens write it.</summary>
    public string Address => $"{_server.Urls.Single()}/";

    /// <summary>The key that it signs with now.</summary>
    public RsaSecurityKey Key { get; private set; } = s_first;

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenIddict().AddServer(Configure);
        var issuer = new TestIssuer(builder.Build());
        issuer.Sign(issuer.Key);
        // The middleware of OpenIddict is that of authentication.
        issuer._server.UseAuthentication();
        await issuer._server.StartAsync();
        return issuer;
    }

    /// <summary>Signs with a new key from now on, and publishes that one alone.</summary>
    public void ChangeKey(string id)
    {
        Key = CreateKey(id);
        Sign(Key);
    }

    /// <summary>An access token of a subject.</summary>
    public Task<string> AccessTokenAsync(string subject, string audience = Audience) =>
        RequestAsync(subject, audience, "access_token");

    /// <summary>A token that tells a client who has signed in; the client is called as the gateway's audience is.</summary>
    public Task<string> IdentityTokenAsync(string subject) => RequestAsync(subject, Audience, "id_token");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<string> RequestAsync(string subject, string audience, string kind)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = GrantTypes.Password,
                ["client_id"] = Audience,
                ["username"] = subject,
                ["password"] = "any",
                ["scope"] = Scopes.OpenId,
                ["made_for"] = audience,
            }
        );
        using var answer = await http.PostAsync($"{Address}token", form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty(kind).GetString()!;
    }

    private void Sign(RsaSecurityKey key)
    {
        var options = _server.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
        options.SigningCredentials.Clear();
        options.SigningCredentials.Add(new(key, SecurityAlgorithms.RsaSha256));
    }

    private static RsaSecurityKey CreateKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    private static void Configure(OpenIddictServerBuilder server)
    {
        server.SetTokenEndpointUris("token");
        server.AllowPasswordFlow().AcceptAnonymousClients().RegisterScopes(Scopes.OpenId);
        // Without stores: whoever asks is signed in.
        server.EnableDegradedMode();
        server.AddSigningKey(s_first).AddEncryptionKey(new SymmetricSecurityKey(new byte[32]));
        server.DisableAccessTokenEncryption();
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.ValidateTokenRequestContext>(b =>
            b.UseInlineHandler(_ => default)
        );
        server.AddEventHandler<OpenIddictServerEvents.HandleTokenRequestContext>(b =>
            b.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("test");
                identity.SetClaim(Claims.Subject, context.Request.Username);
                identity.SetScopes(context.Request.GetScopes());
                identity.SetResources((string?)context.Request.GetParameter("made_for") ?? "");
                context.SignIn(new(identity));
                return default;
            })
        );
    }
}

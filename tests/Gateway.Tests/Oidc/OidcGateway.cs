using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.Gateway.Tests.Oidc;

/// <summary>A gateway that takes the access tokens of a real issuer, and a clock to move.</summary>
public sealed class OidcGateway : IAsyncLifetime
{
    /// <summary>The subject whom Filing has granted a role to.</summary>
    public const string Subject = "zhang";

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public TestIssuer Issuer { get; private set; } = null!;

    public GatewayWithFakes Gateway { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Issuer = await TestIssuer.StartAsync();
        Gateway = new()
        {
            Clock = Clock,
            Settings =
            {
                ["DISCLOSURE_OIDC_ISSUER"] = Issuer.Address,
                ["DISCLOSURE_OIDC_AUDIENCE"] = TestIssuer.Audience,
            },
        };
        Gateway.Fakes.Access.Known = new()
        {
            Principal = $"oidc:{Issuer.Address}#{Subject}",
            Roles = { Tokens.Held(Role.Clerk, Sample.Agency, subtree: false) },
        };
    }

    public async Task DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    /// <summary>Asks who the bearer of a token is.</summary>
    public async Task<HttpResponseMessage> SendAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/whoami");
        request.Headers.Authorization = new("Bearer", token);
        return await Gateway.CreateClient().SendAsync(request);
    }
}

using System.Net;
using Grpc.Core;

namespace Disclosure.Gateway.Tests.Oidc;

/// <summary>What a caller gets whose token is not taken.</summary>
internal static class Refusal
{
    /// <summary>401 over JSON and UNAUTHENTICATED over gRPC, with the reason and without the token.</summary>
    public static async Task AssertAsync(OidcGateway gateway, string token, string reason)
    {
        using var answer = await gateway.SendAsync(token);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.Unauthorized, true), (answer.StatusCode, body.Contains($"\"{reason}\"")));
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.DoesNotContain(token, body);
        var access = new PublicV1.AccessService.AccessServiceClient(gateway.Gateway.InvokerOf(token));
        Assert.Equal(
            (StatusCode.Unauthenticated, reason),
            await GatewayWithFakes.ErrorOfAsync(async () => await access.WhoAmIAsync(new()))
        );
    }
}

using System.Net;
using Disclosure.Gateway.Rates;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Gateway.Tests.Rates;

/// <summary>How much of the gateway one caller, one agency and all of them may use.</summary>
public sealed class RateTests : IDisposable
{
    // More than any limit of these tests lets through while they run.
    private const int Many = 60;

    private static readonly string s_first = Tokens.Complete("dsc_0123456789ABCDEFGHIJKLMNOPQRS1");
    private static readonly string s_second = Tokens.Complete("dsc_0123456789ABCDEFGHIJKLMNOPQRS2");

    private readonly GatewayWithFakes _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task A_caller_beyond_its_rate_is_told_when_to_come_again_and_others_are_served()
    {
        _gateway.Settings["DISCLOSURE_RATE_CALLER"] = "1";
        await IntroduceAsync(s_first, "token:1", Sample.Agency);
        await IntroduceAsync(s_second, "token:2", Sample.Agency);

        using var refused = await ExhaustAsync(s_first);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("\"RATE_LIMITED\"", await refused.Content.ReadAsStringAsync());
        Assert.StartsWith("\"caller\";q=2;w=2, \"agency\";q=2000;w=2", HeaderOf(refused, RateHeaders.Policy));
        Assert.StartsWith("\"caller\";r=0;t=2, \"agency\";r=", HeaderOf(refused, RateHeaders.Left));

        using var other = await SendAsync(s_second);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var bootstrap = await SendAsync(GatewayAlone.Token);
        Assert.Equal(HttpStatusCode.OK, bootstrap.StatusCode);
        Assert.False(bootstrap.Headers.Contains(RateHeaders.Left));
    }

    [Fact]
    public async Task Over_gRPC_the_same_is_resource_exhausted_with_RetryInfo()
    {
        _gateway.Settings["DISCLOSURE_RATE_CALLER"] = "1";
        await IntroduceAsync(s_first, "token:1", Sample.Agency);
        var access = new PublicV1.AccessService.AccessServiceClient(_gateway.InvokerOf(s_first));
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            for (var i = 0; i < Many; i++)
            {
                await access.WhoAmIAsync(new());
            }
        });
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        var status = error.GetRpcStatus();
        Assert.Equal("RATE_LIMITED", status?.GetDetail<ErrorInfo>()?.Reason);
        Assert.True(status?.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
    }

    [Fact]
    public async Task The_credentials_of_an_agency_share_its_rate()
    {
        _gateway.Settings["DISCLOSURE_RATE_AGENCY"] = "1";
        await IntroduceAsync(s_first, "token:1", Sample.Agency);
        using var refused = await ExhaustAsync(s_first);
        Assert.Contains("calls a second of one agency", await refused.Content.ReadAsStringAsync());
        using var sibling = await ExhaustAsync(s_second);
        Assert.Contains("calls a second of one agency", await sibling.Content.ReadAsStringAsync());

        var elsewhere = Tokens.Complete("dsc_0123456789ABCDEFGHIJKLMNOPQRS3");
        await IntroduceAsync(elsewhere, "token:3", "agencies/jiao-yu");
    }

    [Fact]
    public async Task Beyond_the_calls_that_are_worked_on_one_waits_and_the_next_is_refused()
    {
        _gateway.Settings["DISCLOSURE_MAX_CALLS"] = "1";
        _ = _gateway.Http;
        var turns = _gateway.Services.GetRequiredService<CallTurns>();
        var turn = await turns.EnterAsync("/v1/whoami", CancellationToken.None);
        var waiting = turns.EnterAsync("/v1/whoami", CancellationToken.None);
        using (var refused = await SendAsync(GatewayAlone.Token))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
            Assert.Contains("\"GATEWAY_BUSY\"", await refused.Content.ReadAsStringAsync());
        }

        // Streams and open paths do not wait for calls.
        using var stream = await turns.EnterAsync("/v1/events", CancellationToken.None);
        Assert.True(stream.IsAcquired);
        using var health = await _gateway.CreateClient().GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);

        turn.Dispose();
        (await waiting).Dispose();
        using var served = await SendAsync(GatewayAlone.Token);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Fact]
    public async Task Checkpoints_of_strangers_have_a_rate_and_health_is_answered_all_the_same()
    {
        _gateway.Settings["DISCLOSURE_RATE_WITNESS"] = "1";
        var client = _gateway.CreateClient();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < Many; i++)
        {
            using var body = new StringContent("a checkpoint");
            using var answer = await client.PostAsync("/witness/add-checkpoint", body);
            statuses.Add(answer.StatusCode);
            Assert.Equal(
                answer.StatusCode == HttpStatusCode.TooManyRequests,
                answer.Headers.RetryAfter?.Delta is not null
            );
        }

        Assert.Contains(HttpStatusCode.Conflict, statuses);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var health = await client.GetAsync("/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    // The gateway remembers who they are.
    private async Task IntroduceAsync(string token, string principal, string agency)
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = principal,
            Roles = { Tokens.Held(Role.Clerk, agency, subtree: false) },
        };
        using var answer = await SendAsync(token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> ExhaustAsync(string token)
    {
        for (var i = 0; i < Many; i++)
        {
            var answer = await SendAsync(token);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer;
            }

            answer.Dispose();
        }

        throw new InvalidOperationException($"{Many} calls at once were let through.");
    }

    private async Task<HttpResponseMessage> SendAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/whoami");
        request.Headers.Authorization = new("Bearer", token);
        return await _gateway.CreateClient().SendAsync(request);
    }

    private static string HeaderOf(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.GetValues(name));
}

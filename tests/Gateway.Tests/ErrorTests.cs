using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

public sealed class ErrorTests(GatewayAlone gateway) : IClassFixture<GatewayAlone>
{
    [Fact]
    public async Task Without_a_token_everything_is_unauthenticated_as_a_status()
    {
        using var answer = await gateway.CreateClient().GetAsync("/v1/agencies");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        await AssertStatusAsync(answer, 16, "TOKEN_MISSING");
    }

    [Theory]
    [InlineData("/v1/no-such-path")]
    [InlineData("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo")]
    public async Task Nothing_but_health_and_the_contract_is_told_to_strangers(string path)
    {
        using var answer = await gateway.CreateClient().GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_token_is_unauthenticated_over_grpc_too()
    {
        using var channel = gateway.Channel();
        var client = new PublicV1.AgencyService.AgencyServiceClient(channel);
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await client.GetAgencyAsync(
                new() { Name = "agencies/x1" },
                new Metadata { { "authorization", "Bearer wrong" } }
            )
        );
        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
        Assert.Equal("TOKEN_UNKNOWN", error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    [Fact]
    public async Task Health_is_open_and_readiness_names_who_is_away()
    {
        Assert.Equal("ok", await gateway.CreateClient().GetStringAsync("/healthz"));
        using var ready = await gateway.CreateClient().GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("statistics", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_a_status()
    {
        using var answer = await gateway.Http.GetAsync("/v1/no-such-path");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await AssertStatusAsync(answer, 5, "PATH_NOT_FOUND");
    }

    [Fact]
    public async Task A_body_that_is_no_json_is_a_status_with_a_reason()
    {
        using var body = new StringContent("{\"agencyId\": ", Encoding.UTF8, "application/json");
        using var answer = await gateway.Http.PostAsync("/v1/agencies", body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await AssertStatusAsync(answer, 3, "INVALID_FIELDS");
    }

    [Fact]
    public async Task A_service_that_is_away_is_named_and_may_be_tried_again()
    {
        using var answer = await gateway.Http.GetAsync("/v1/agencies/x1");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var status = await AssertStatusAsync(answer, 14, "DEPENDENCY_UNAVAILABLE");
        Assert.Equal(
            "filing",
            status.GetProperty("details")[0].GetProperty("metadata").GetProperty("service").GetString()
        );
    }

    [Fact]
    public async Task Every_missing_field_is_named_at_once()
    {
        using var answer = await gateway.Http.PostAsJsonAsync("/v1/agencies", new { });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var status = await AssertStatusAsync(answer, 3, "INVALID_FIELDS");
        var fields = status
            .GetProperty("details")
            .EnumerateArray()
            .First(d => d.TryGetProperty("fieldViolations", out _))
            .GetProperty("fieldViolations")
            .EnumerateArray()
            .Select(v => v.GetProperty("field").GetString());
        Assert.Equal(["agencyId", "requestId", "agency"], fields);
    }

    [Theory]
    [InlineData(30_000_000)]
    [InlineData(33_000_000)]
    public async Task A_document_that_is_too_large_is_refused_in_words(int bytes)
    {
        using var body = new ByteArrayContent(new byte[bytes]);
        body.Headers.ContentType = new("text/plain");
        using var answer = await gateway.Http.PostAsync("/v1/documents:read", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertStatusAsync(answer, 3, "DOCUMENT_TOO_LARGE");
    }

    private static async Task<JsonElement> AssertStatusAsync(HttpResponseMessage answer, int code, string reason)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var status = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, status.GetProperty("code").GetInt32());
        var details = status.GetProperty("details").EnumerateArray().ToArray();
        Assert.Equal(reason, details[0].GetProperty("reason").GetString());
        Assert.Contains(details, d => d.TryGetProperty("locale", out var l) && l.GetString() == "zh-CN");
        return status;
    }
}

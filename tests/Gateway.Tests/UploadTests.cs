using System.Net;
using System.Text;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.ServiceDefaults.Admission;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Gateway.Tests;

/// <summary>How much of large requests is in memory at a time.</summary>
public sealed class UploadTests : IDisposable
{
    private const int Large = 2 * 1024 * 1024;

    private readonly GatewayWithFakes _gateway = new();

    private UploadBudget Budget => _gateway.Services.GetRequiredService<UploadBudget>();

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_counts_while_it_is_worked_on_and_not_after(bool hasLength)
    {
        var held = 0L;
        _gateway.Fakes.Intake.OnRead = () => held = Budget.Held;
        using var answer = await SendAsync(HttpMethod.Post, "/v1/documents:read", Document(), !hasLength);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(hasLength ? Large : 20 * 1024 * 1024, held);
        Assert.Equal(0, Budget.Held);
    }

    [Fact]
    public async Task A_message_of_gRPC_counts_by_its_length()
    {
        var held = 0L;
        _gateway.Fakes.Intake.OnRead = () => held = Budget.Held;
        var document = new Google.Api.HttpBody
        {
            ContentType = "text/plain",
            Data = ByteString.CopyFrom(new byte[Large]),
        };
        await _gateway.Documents.ReadDocumentAsync(new() { Document = document });
        Assert.InRange(held, Large, Large + 1_000);
        Assert.Equal(0, Budget.Held);
    }

    [Fact]
    public async Task Without_room_a_large_request_is_told_when_to_come_again_and_a_small_one_is_served()
    {
        using var room = await Budget.EnterAsync("bootstrap", 1L << 40, CancellationToken.None);
        using var refused = await SendAsync(HttpMethod.Post, "/v1/documents:read", Document(), chunked: false);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("UPLOADS_BUSY", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var small = await _gateway.Http.GetAsync($"/v1/{Sample.Name}");
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
    }

    [Fact]
    public async Task JSON_in_chunks_counts_once_it_is_long()
    {
        var text = $$"""{"requestId":"{{Guid.NewGuid()}}","text":"{{new string('甲', 100_000)}}"}""";
        using var room = await Budget.EnterAsync("bootstrap", 1L << 40, CancellationToken.None);
        using var refused = await WriteAsync(text);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var taken = await WriteAsync($$"""{"requestId":"{{Guid.NewGuid()}}","text":"甲。"}""");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        room.Dispose();
        using var after = await WriteAsync(text);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(0, Budget.Held);
    }

    [Fact]
    public async Task One_that_is_too_large_is_refused_without_waiting()
    {
        using var room = await Budget.EnterAsync("bootstrap", 1L << 40, CancellationToken.None);
        using var content = new ByteArrayContent(new byte[21 * 1024 * 1024]);
        content.Headers.ContentType = new("text/plain");
        using var refused = await _gateway.Http.PostAsync("/v1/documents:read", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    private static ByteArrayContent Document() =>
        new(new byte[Large]) { Headers = { ContentType = new("text/plain") } };

    private Task<HttpResponseMessage> WriteAsync(string body) =>
        SendAsync(
            HttpMethod.Patch,
            $"/v1/{Sample.Name}/narrative/sections/preamble",
            new StringContent(body, Encoding.UTF8, "application/json"),
            chunked: true
        );

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent content, bool chunked)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        return await _gateway.Http.SendAsync(request);
    }
}

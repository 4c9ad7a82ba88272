using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Disclosure.Testing.OpenApi;

namespace Disclosure.SystemTests.Product;

/// <summary>
/// A caller of the JSON API, as another department's system would be. It holds every answer against the description that the product
/// gives of itself.
/// </summary>
public sealed class JsonCaller : IDisposable
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly HttpClient _http;
    private readonly Lazy<Task<AnswerValidator>> _contract;

    public JsonCaller(Uri address, string token)
    {
        _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _contract = new(async () =>
            new(JsonNode.Parse(await _http.GetStringAsync("/openapi/v1.json")) ?? throw new InvalidOperationException())
        );
    }

    public HttpClient Http => _http;

    public void Dispose() => _http.Dispose();

    public async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await _http.GetAsync("/readyz", cancellation);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Nobody listens yet.
            return false;
        }
    }

    /// <summary>An answer that must be a success.</summary>
    public async Task<JsonNode> OkAsync(HttpMethod method, string path, object? body = null) =>
        await OkAsync(method, path, body is null ? null : JsonContent.Create(body));

    public async Task<JsonNode> OkAsync(HttpMethod method, string path, HttpContent? content)
    {
        var (status, answer) = await SendAsync(method, path, content);
        Assert.True(status == HttpStatusCode.OK, $"{method} {path}: {status} {answer.ToJsonString()}");
        return answer;
    }

    /// <summary>An answer that must be an error: its HTTP status and reason, and the whole of it.</summary>
    public async Task<Refusal> RefusedAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var (status, answer) = await SendAsync(method, path, content);
        Assert.True((int)status >= 400, $"{method} {path}: {status}");
        return new((int)status, answer);
    }

    public Task<Refusal> RefusedAsync(HttpMethod method, string path, object body) =>
        RefusedAsync(method, path, JsonContent.Create(body));

    public async Task<byte[]> RenderAsync(string report, string format)
    {
        using var answer = await _http.GetAsync($"/v1/{report}:render?format={format}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>A document's bytes as a body.</summary>
    public static ByteArrayContent Document(byte[] content, string type) =>
        new(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

    private async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        (await _contract.Value).Validate(
            method.Method,
            path.Split('?')[0],
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            text
        );
        return (answer.StatusCode, JsonNode.Parse(text) ?? throw new InvalidOperationException($"{path}: {text}"));
    }
}

/// <summary>A google.rpc.Status as JSON.</summary>
public sealed record Refusal(int HttpStatus, JsonNode Answer)
{
    public string Reason => $"{Detail("ErrorInfo")?["reason"]}";

    /// <summary>The words for people.</summary>
    public string Localized => $"{Detail("LocalizedMessage")?["message"]}";

    public IEnumerable<string> Fields =>
        Detail("BadRequest")?["fieldViolations"]?.AsArray().Select(v => $"{v?["field"]} {v?["reason"]}") ?? [];

    private JsonNode? Detail(string type) =>
        Answer["details"]
            ?.AsArray()
            .FirstOrDefault(d => $"{d?["@type"]}".EndsWith($".{type}", StringComparison.Ordinal));
}

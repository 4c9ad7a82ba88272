using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Api;

/// <summary>
/// Calls the JSON paths of the public contract. Reads, and writes with a request id of the caller's, have one effect however often they
/// are sent, so a call that the network or the server lost is sent again.
/// </summary>
internal sealed class ApiClient(HttpClient http, Wording wording, TimeSpan firstPause) : IDisposable
{
    private const int MaxAttempts = 4;
    private const int MaxErrorCharacters = 256 * 1024;

    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);

    public void Dispose() => http.Dispose();

    /// <summary>Reads a resource.</summary>
    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, null, cancellation);

    /// <summary>Sends a message in JSON, which holds a request id.</summary>
    public Task<ApiAnswer> PostAsync(string path, JsonObject body, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        return SendAsync(
            HttpMethod.Post,
            path,
            () => Content(new MemoryStream(bytes), "application/json"),
            cancellation
        );
    }

    /// <summary>Sends a file, whose path holds a request id where it is written, as it is read.</summary>
    public Task<ApiAnswer> UploadAsync(string path, string file, string mediaType, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, path, () => Content(File.OpenRead(file), mediaType), cancellation);

    /// <summary>Opens an answer that streams: a document, or lines without end. The caller disposes it.</summary>
    public async Task<HttpResponseMessage> OpenAsync(
        HttpMethod method,
        string path,
        Func<HttpContent>? content,
        CancellationToken cancellation
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var isLast = attempt == MaxAttempts;
            try
            {
                var answer = await SendOnceAsync(method, path, content, cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return answer;
                }

                var error = await ReadErrorAsync(answer, cancellation);
                if (isLast || !error.IsPassing)
                {
                    throw new ServerException(error);
                }
            }
            catch (HttpRequestException) when (!isLast)
            {
                // The connection was lost: the pause below, and again.
            }
            catch (HttpRequestException lost)
            {
                throw new CommandException(ExitCode.Unavailable, DescribeLoss(lost));
            }

            await Task.Delay(Pause(attempt), cancellation);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(
        HttpMethod method,
        string path,
        Func<HttpContent>? content,
        CancellationToken cancellation
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content?.Invoke() };
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private async Task<ApiAnswer> SendAsync(
        HttpMethod method,
        string path,
        Func<HttpContent>? content,
        CancellationToken cancellation
    )
    {
        using var answer = await OpenAsync(method, path, content, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        try
        {
            return new(text, JsonNode.Parse(text) ?? throw new JsonException());
        }
        catch (JsonException)
        {
            throw new CommandException(
                ExitCode.Failed,
                wording.Choose(
                    "服务器的回答不是 JSON，请核对服务器地址。",
                    "The answer is no JSON: is the address right?"
                )
            );
        }
    }

    private static async Task<ServerError> ReadErrorAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using (answer)
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation), Encoding.UTF8);
            var buffer = new char[MaxErrorCharacters];
            var length = await reader.ReadBlockAsync(buffer, cancellation);
            return ServerError.Parse(new string(buffer, 0, length)) ?? FromProxy(answer);
        }
    }

    // Something between here and the gateway answered in words of its own.
    private static ServerError FromProxy(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        var code = status switch
        {
            401 => 16,
            403 => 7,
            404 => 5,
            413 => 3,
            429 => 8,
            502 or 503 or 504 => 14,
            _ => 13,
        };
        var message = $"HTTP {status} {answer.ReasonPhrase}";
        return new(code, $"HTTP_{status}", message, $"服务器或代理回答 {message}。", []);
    }

    private string DescribeLoss(HttpRequestException lost)
    {
        var cause = lost.InnerException?.Message ?? lost.Message;
        return wording.Choose(
            $"无法连接服务器 {http.BaseAddress}（{cause}），请检查地址和网络后重试。",
            $"Cannot reach {http.BaseAddress} ({cause}): check the address and the network."
        );
    }

    private TimeSpan Pause(int attempt)
    {
        var pause = firstPause * Math.Pow(2, attempt - 1);
        return pause < s_longestPause ? pause : s_longestPause;
    }

    private static StreamContent Content(Stream stream, string mediaType) =>
        new(stream) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } };
}

using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Disclosure.Gateway.Tests.Fakes;

namespace Disclosure.Gateway.Tests;

/// <summary>What HTTP itself promises: methods, conditions, parts, compression and media types.</summary>
public sealed class HttpSemanticsTests : IDisposable
{
    private const string Path = $"/v1/{Sample.Name}";

    private readonly GatewayWithFakes _gateway = new();

    private HttpClient Http => _gateway.Http;

    [Fact]
    public async Task Readiness_names_the_walls_that_intake_lacks()
    {
        _gateway.Fakes.Intake.MissingWalls.Add("Landlock around workers");
        using var ready = await _gateway.CreateClient().GetAsync("/readyz");
        var lines = (await ready.Content.ReadAsStringAsync()).Split('\n');
        Assert.Equal("intake lacks: Landlock around workers", lines[1]);
    }

    public void Dispose() => _gateway.Dispose();

    [Theory]
    [InlineData("DELETE", "/v1/documents:read", "POST")]
    [InlineData("PUT", $"{Path}:check", "GET")]
    [InlineData("POST", $"{Path}/statistics", "PATCH")]
    public async Task A_wrong_method_is_405_with_those_that_there_are(string method, string path, string allowed)
    {
        using var answer = await SendAsync(method, path);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains(allowed, answer.Content.Headers.Allow);
        Assert.Contains("METHOD_NOT_ALLOWED", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Options_names_the_methods_and_an_unknown_path_is_not_found()
    {
        using var answer = await SendAsync("OPTIONS", Path);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
        using var unknown = await SendAsync("OPTIONS", "/v1/nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Head_is_get_without_a_body()
    {
        using var get = await SendAsync("GET", Path);
        using var head = await SendAsync("HEAD", Path);
        Assert.Equal((HttpStatusCode.OK, ""), (head.StatusCode, await head.Content.ReadAsStringAsync()));
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
    }

    [Fact]
    public async Task A_report_that_is_known_is_not_sent_again()
    {
        using var first = await SendAsync("GET", Path);
        var tag = Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag);
        using var again = await SendAsync("GET", Path, r => r.Headers.IfNoneMatch.Add(tag));
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.received.total", "1"));
        using var changed = await SendAsync("GET", Path, r => r.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task If_match_is_the_etag_of_the_write_and_a_stale_one_is_412()
    {
        using var written = await PatchAsync("\"6\"");
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.Equal("\"2\"", written.Headers.ETag?.Tag);
        Assert.Equal("6", Assert.Single(_gateway.Recorder.Requests<StatisticsV1.UpdateCellsRequest>()).Etag);
        _gateway.Recorder.Failures["StatisticsService.UpdateCells"] = Sample.Error(
            Grpc.Core.StatusCode.Aborted,
            "ETAG_MISMATCH"
        );
        using var stale = await PatchAsync("\"5\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var malformed = await PatchAsync("5");
        Assert.Contains("ETAG_FORMAT", await malformed.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("bytes=0-3", HttpStatusCode.PartialContent, 4)]
    [InlineData("bytes=-2", HttpStatusCode.PartialContent, 2)]
    [InlineData("bytes=2-", HttpStatusCode.PartialContent, -1)]
    [InlineData("bytes=999999-", HttpStatusCode.RequestedRangeNotSatisfiable, -1)]
    [InlineData("bytes=0-1,3-4", HttpStatusCode.OK, -1)]
    public async Task A_part_of_a_file_is_sent_where_it_is_asked_for(string range, HttpStatusCode status, int length)
    {
        using var answer = await SendAsync(
            "GET",
            $"{Path}:render?format=html",
            r => r.Headers.TryAddWithoutValidation("Range", range)
        );
        Assert.Equal(status, answer.StatusCode);
        if (length >= 0)
        {
            Assert.Equal(length, (await answer.Content.ReadAsByteArrayAsync()).Length);
        }
    }

    [Fact]
    public async Task Bodies_are_compressed_in_both_directions()
    {
        using var answer = await SendAsync("GET", Path, r => r.Headers.AcceptEncoding.Add(new("gzip")));
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        await using var text = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Contains("云泽县财政局", await new StreamReader(text).ReadToEndAsync());
        using var sent = await SendAsync(
            "PATCH",
            $"{Path}/statistics",
            r =>
            {
                r.Content = new ByteArrayContent(Compress(Body));
                r.Content.Headers.ContentType = new("application/json");
                r.Content.Headers.ContentEncoding.Add("gzip");
            }
        );
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    [Fact]
    public async Task A_body_that_expands_beyond_the_limit_is_refused()
    {
        using var answer = await SendAsync(
            "PATCH",
            $"{Path}/statistics",
            r =>
            {
                r.Content = new ByteArrayContent(Compress(new string(' ', 64 * 1024 * 1024)));
                r.Content.Headers.ContentType = new("application/json");
                r.Content.Headers.ContentEncoding.Add("gzip");
            }
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=gb2312")]
    public async Task JSON_of_another_type_is_415(string type)
    {
        using var answer = await SendAsync(
            "PATCH",
            $"{Path}/statistics",
            r =>
            {
                r.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
                r.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        );
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    private static string Body => $$$"""{"requestId":"{{{Guid.NewGuid()}}}","cells":{"requests.received.total":"1"}}""";

    private Task<HttpResponseMessage> PatchAsync(string ifMatch) =>
        SendAsync(
            "PATCH",
            $"{Path}/statistics",
            r =>
            {
                r.Content = new StringContent(Body, Encoding.UTF8, "application/json");
                r.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            }
        );

    private async Task<HttpResponseMessage> SendAsync(
        string method,
        string path,
        Action<HttpRequestMessage>? change = null
    )
    {
        using var request = new HttpRequestMessage(new(method), path);
        change?.Invoke(request);
        return await Http.SendAsync(request);
    }

    private static byte[] Compress(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }
}

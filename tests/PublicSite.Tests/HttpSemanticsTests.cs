using System.Net;

namespace Disclosure.PublicSite.Tests;

public sealed class HttpSemanticsTests : IAsyncLifetime
{
    private const string File = "/public/v1/agencies/linyang/reports/2023/files/txt";
    private const string Text = "linyang txt 1";

    private readonly SiteUnderTest _site = new();

    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await _site.PublishAsync("linyang");
    }

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        foreach (var path in new[] { File, "/public/v1/agencies/linyang/reports/2023", "/public/v1/reports?year=2023" })
        {
            var first = await _site.Client.GetAsync(path);
            var tag = first.Headers.ETag!.ToString();
            var again = await _site.SendAsync(HttpMethod.Get, path, ("If-None-Match", tag));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
            Assert.Equal("public, max-age=60", again.Headers.CacheControl?.ToString());
            var other = await _site.SendAsync(HttpMethod.Get, path, ("If-None-Match", "\"other\""));
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }
    }

    [Fact]
    public async Task A_part_of_a_file_is_sent_alone_and_one_behind_its_end_is_refused()
    {
        var part = await _site.SendAsync(HttpMethod.Get, File, ("Range", "bytes=8-10"));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("txt", await part.Content.ReadAsStringAsync());
        Assert.Equal($"bytes 8-10/{Text.Length}", part.Content.Headers.ContentRange?.ToString());
        var stale = await _site.SendAsync(HttpMethod.Get, File, ("Range", "bytes=8-10"), ("If-Range", "\"old\""));
        Assert.Equal(Text, await stale.Content.ReadAsStringAsync());
        var behind = await _site.SendAsync(HttpMethod.Get, File, ("Range", "bytes=99-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, behind.StatusCode);
    }

    [Fact]
    public async Task Head_answers_like_get_without_a_body()
    {
        var get = await _site.Client.GetAsync(File);
        var head = await _site.SendAsync(HttpMethod.Head, File);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(Text.Length, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        var absent = await _site.SendAsync(HttpMethod.Head, "/public/v1/nothing");
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        Assert.Empty(await absent.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Other_sites_may_read_and_nobody_may_write()
    {
        var preflight = await _site.SendAsync(HttpMethod.Options, File, ("Origin", "https://a.example"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single());
        var get = await _site.Client.GetAsync(File);
        Assert.Equal("*", get.Headers.GetValues("Access-Control-Allow-Origin").Single());
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
        {
            var refused = await _site.SendAsync(method, File);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
            Assert.Equal(["GET", "HEAD", "OPTIONS"], refused.Content.Headers.Allow);
            Assert.Contains("METHOD_NOT_ALLOWED", await refused.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_page_of_a_report_can_run_nothing_and_its_type_is_not_guessed()
    {
        var page = await _site.Client.GetAsync("/public/v1/agencies/linyang/reports/2023/files/html");
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none';", policy);
        Assert.EndsWith("sandbox", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        var disposition = page.Content.Headers.ContentDisposition!;
        Assert.Equal(("inline", "年报.html"), (disposition.DispositionType, disposition.FileNameStar));
    }

    [Fact]
    public async Task A_tree_that_was_copied_in_part_is_an_error_without_details()
    {
        foreach (
            var file in Directory.GetFiles(Path.Combine(_site.Folder, "objects"), "*", SearchOption.AllDirectories)
        )
        {
            System.IO.File.Delete(file);
        }

        var answer = await _site.Client.GetAsync(File);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"INTERNAL\"", body);
        Assert.DoesNotContain(_site.Folder, body);
    }
}

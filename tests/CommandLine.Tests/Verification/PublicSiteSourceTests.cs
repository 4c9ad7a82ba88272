using Disclosure.CommandLine.Verification;

namespace Disclosure.CommandLine.Tests.Verification;

public sealed class PublicSiteSourceTests
{
    [Theory]
    [InlineData("https://elsewhere.example.com/public/v1/file")]
    [InlineData("http://site.example.gov.cn/public/v1/file")]
    [InlineData("file:///etc/passwd")]
    public async Task A_site_leads_to_no_other_address(string location)
    {
        using var http = new HttpClient(new NoNetwork()) { BaseAddress = new Uri("https://site.example.gov.cn/") };
        var source = new PublicSiteSource(http, [2023]);
        await Assert.ThrowsAsync<InvalidDataException>(() => source.OpenAsync(location, default));
        Assert.Null(await source.OpenAsync("/public/v1/file", default));
    }

    /// <summary>Has nothing, and fails where it is asked for another site.</summary>
    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Assert.Equal("https://site.example.gov.cn/public/v1/file", $"{request.RequestUri}");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }
}

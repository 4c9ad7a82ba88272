using System.Net;
using System.Text.RegularExpressions;

namespace Disclosure.Gateway.Tests;

/// <summary>The contract is open to strangers, and its page needs nothing from elsewhere.</summary>
public sealed partial class ReferencePageTests(GatewayAlone gateway) : IClassFixture<GatewayAlone>
{
    [Theory]
    [InlineData("/openapi/v1.json", "application/json")]
    [InlineData("/docs", "text/html")]
    public async Task The_contract_is_open(string path, string type)
    {
        using var answer = await gateway.CreateClient().GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_page_loads_its_script_from_here_and_may_load_nothing_from_elsewhere()
    {
        using var client = gateway.CreateClient();
        using var answer = await client.GetAsync("/docs/");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch("""(?:src|href)\s*=\s*["'](?:https?:)?//""", page);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("http", policy);
        var scripts = Script().Matches(page).Select(m => m.Groups[1].Value).ToArray();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            using var found = await client.GetAsync(new Uri(new Uri("http://localhost/docs/"), script));
            Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        }
    }

    [GeneratedRegex("""<script[^>]+src="([^"]+)""")]
    private static partial Regex Script();
}

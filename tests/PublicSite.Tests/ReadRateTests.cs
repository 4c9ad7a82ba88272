using System.Net;

namespace Disclosure.PublicSite.Tests;

/// <summary>How often the public may read.</summary>
public sealed class ReadRateTests
{
    // More than the limit lets through while the test runs.
    private const int Many = 60;

    [Fact]
    public async Task Readers_beyond_the_rate_are_told_when_to_come_again()
    {
        var site = new SiteUnderTest { Settings = { ["DISCLOSURE_PUBLIC_RATE"] = "1" } };
        await site.InitializeAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < Many; i++)
        {
            using var answer = await site.Client.GetAsync("/public/v1/reports?year=2023");
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
                Assert.Contains("\"RATE_LIMITED\"", await answer.Content.ReadAsStringAsync());
            }
        }

        Assert.Equal(HttpStatusCode.OK, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Questions_of_programs_count_as_reads()
    {
        var site = new SiteUnderTest { Settings = { ["DISCLOSURE_PUBLIC_RATE"] = "1" } };
        await site.InitializeAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < Many; i++)
        {
            using var question = new StringContent("{}");
            using var answer = await site.Client.PostAsync("/public/v1/mcp", question);
            statuses.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        await site.DisposeAsync();
    }
}

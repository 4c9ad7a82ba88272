using System.Net;
using System.Net.Http.Headers;
using Disclosure.PublicTree.Stores;
using Disclosure.Testing.Buckets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.PublicSite.Tests;

/// <summary>The site over a tree in a bucket.</summary>
public sealed class BucketSiteTests
{
    [Fact]
    public async Task The_site_serves_a_bucket_as_it_serves_a_folder()
    {
        await using var bucket = await BucketUnderTest.StartAsync();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(bucket.Settings!);
        builder.AddPublicSite();
        await using var app = builder.Build();
        app.UsePublicSite();
        await app.StartAsync();

        // The files of a published report, copied object by object.
        var site = new SiteUnderTest();
        await site.InitializeAsync();
        var report = await site.PublishAsync("linyang");
        var store = app.Services.GetRequiredService<IPublicTreeStore>();
        foreach (var file in Directory.GetFiles(site.Folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(site.Folder, file).Replace('\\', '/');
            await store.WriteAsync(TreePath.Create(path), await File.ReadAllBytesAsync(file), default);
        }

        using var client = app.GetTestClient();
        foreach (
            var path in new[]
            {
                "/public/v1/reports?year=2023",
                $"/public/v1/{report.Name}",
                $"/public/v1/{report.Name}/files/pdf",
                $"/public/v1/{report.Name}/manifest",
            }
        )
        {
            Assert.Equal(await site.Client.GetStringAsync(path), await client.GetStringAsync(path));
        }

        using var part = new HttpRequestMessage(HttpMethod.Get, $"/public/v1/{report.Name}/files/pdf");
        part.Headers.Range = new RangeHeaderValue(8, 10);
        using var answer = await client.SendAsync(part);
        Assert.Equal(
            (HttpStatusCode.PartialContent, "pdf"),
            (answer.StatusCode, await answer.Content.ReadAsStringAsync())
        );
        using var absent = await client.GetAsync("/public/v1/agencies/other/reports/2023");
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        await site.DisposeAsync();
    }
}

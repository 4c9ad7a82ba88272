using System.Text;
using Disclosure.PublicTree;
using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace Disclosure.PublicSite.Tests;

/// <summary>The site over a tree in a folder, asked through its whole pipeline.</summary>
public sealed class SiteUnderTest : IAsyncLifetime
{
    private WebApplication? _app;

    public static DateTimeOffset Now { get; } = new(2024, 1, 31, 8, 0, 0, TimeSpan.Zero);

    public HttpClient Client { get; private set; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("public-site-").FullName;

    /// <summary>Settings beside that of the tree.</summary>
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public PublicTreeWriter Writer => new(new FolderTreeStore(Folder));

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration["DISCLOSURE_PUBLIC_TREE"] = Folder;
        foreach (var (name, value) in Settings)
        {
            builder.Configuration[name] = value;
        }

        builder.AddPublicSite();
        _app = builder.Build();
        _app.UsePublicSite();
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await (_app?.DisposeAsync() ?? default);
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Publishes a version with a text, a page and a PDF.</summary>
    public async Task<PublishedReport> PublishAsync(string agency, int version = 1)
    {
        var files = new List<PublishedFile>();
        foreach (
            var (format, type) in new[]
            {
                ("txt", "text/plain; charset=utf-8"),
                ("html", "text/html; charset=utf-8"),
                ("pdf", "application/pdf"),
            }
        )
        {
            var written = await PutAsync($"{agency} {format} {version}");
            files.Add(new(format, type, $"年报.{format}", written.Sha256, written.Size));
        }

        var published = new PublishedVersion(
            version,
            Now,
            "2021",
            files,
            await PutAsync($"{{\"manifest\":{version}}}"),
            await PutAsync($"receipt {agency} {version}"),
            TimeStamp: version > 1 ? await PutAsync($"token {version}") : null
        );
        var older = version == 1 ? [] : (await PublishAsync(agency, version - 1)).Versions;
        var report = new PublishedReport(
            $"agencies/{agency}/reports/2023",
            "临阳县人民政府",
            "临阳县人民政府2023年政府信息公开工作年度报告",
            2023,
            ["city", agency],
            PublicationState.Published,
            [.. older, published]
        );
        await Writer.PutReportAsync(report, default);
        return report;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string, string)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    private Task<PublishedObject> PutAsync(string text) => Writer.PutObjectAsync(Encoding.UTF8.GetBytes(text), default);
}

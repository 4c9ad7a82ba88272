using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Examples;

/// <summary>The adapter of tests/Examples/PortalAdapter: webhook in, published HTML out.</summary>
[Collection(nameof(ExampleSuite))]
public sealed class PortalAdapterTests(ExampleProduct product)
{
    [ToolFact("python3")]
    public async Task A_page_appears_when_a_report_is_published_and_goes_when_it_is_withdrawn()
    {
        var job = await product.PrepareAsync("example-portal", "临河县统计局");
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var (web, secret) = (job.PathOf("web"), job.PathOf("secret"));
        var page = Path.Combine(web, job.Agency, "2024.html");
        using var adapter = new AdapterProcess(
            "python3",
            [ExampleJob.Example("PortalAdapter", "adapter.py"), job.Agency, $"{address.Port}", web, secret],
            job.Settings
        );
        await WaitAsync(() => File.Exists(secret) && new FileInfo(secret).Length > 0, adapter);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secret));
        }

        var (exit, output, error) = await job.RunAsync("python3", ExampleJob.Example("Python", "json_client.py"));
        Assert.True(exit == 0, output + error);
        await WaitAsync(() => File.Exists(page), adapter);
        Assert.Equal(
            await product.Json.Http.GetByteArrayAsync($"/public/v1/{job.Report}/files/html"),
            await File.ReadAllBytesAsync(page)
        );

        // A stranger's word, a changed one and an old one remove no page; the genuine one is taken.
        var key = Convert.FromBase64String((await File.ReadAllTextAsync(secret))["whsec_".Length..]);
        var now = TimeProvider.System.GetUtcNow();
        var withdrawal = JsonSerializer.Serialize(new { type = "disclosure.REPORT_WITHDRAWN", subject = job.Report });
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await SendAsync(address, RandomNumberGenerator.GetBytes(32), now, withdrawal)
        );
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await SendAsync(address, key, now, withdrawal, sent: withdrawal + " ")
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(address, key, now.AddMinutes(-6), withdrawal));
        Assert.True(File.Exists(page));

        await product.Json.OkAsync(
            HttpMethod.Post,
            $"/v1/{job.Report}:withdraw",
            new { requestId = Guid.NewGuid(), reasons = new[] { "内容有误" } }
        );
        await WaitAsync(() => !File.Exists(page), adapter);
    }

    private static async Task<HttpStatusCode> SendAsync(
        Uri address,
        byte[] key,
        DateTimeOffset time,
        string signed,
        string? sent = null
    )
    {
        var (id, timestamp) = ("evt_7", $"{time.ToUnixTimeSeconds()}");
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{signed}"));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent(sent ?? signed);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(signature)}");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    // The sender repeats what was not taken after five seconds.
    private static async Task WaitAsync(Func<bool> isSo, AdapterProcess adapter)
    {
        for (var i = 0; i < 300 && !isSo() && !adapter.HasExited; i++)
        {
            await Task.Delay(100);
        }

        Assert.True(isSo(), adapter.Output);
    }
}

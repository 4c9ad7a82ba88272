using System.Net;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Disclosure.ServiceDefaults.Tests.Hosting;

/// <summary>Uploads that wait for room share a connection with calls that need none.</summary>
public sealed class UploadWindowTests
{
    private const int Waiting = 40;

    [Fact]
    public async Task Uploads_that_nobody_reads_yet_leave_the_connection_open_for_others()
    {
        var port = Ports.Free();
        var builder = WebApplication.CreateBuilder();
        builder.AddServerOptions();
        builder.WebHost.ConfigureKestrel(k => k.ListenLocalhost(port, l => l.Protocols = HttpProtocols.Http2));
        await using var app = builder.Build();
        var arrived = new CountdownEvent(Waiting);
        var room = new TaskCompletionSource();
        app.Run(async context =>
        {
            if (context.Request.Path == "/large")
            {
                arrived.Signal();
                await room.Task;
            }

            await context.Request.Body.CopyToAsync(Stream.Null);
        });
        await app.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { EnableMultipleHttp2Connections = false })
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        var large = Enumerable.Range(0, Waiting).Select(_ => SendAsync(client, "/large", 2 * 1024 * 1024)).ToArray();
        await Task.Run(() => arrived.Wait(TimeSpan.FromMinutes(1)));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(client, "/small", 1024).WaitAsync(TimeSpan.FromSeconds(20)));
        room.SetResult();
        Assert.All(await Task.WhenAll(large), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string path, int bytes)
    {
        using var answer = await client.PostAsync(path, new ByteArrayContent(new byte[bytes]));
        return answer.StatusCode;
    }
}

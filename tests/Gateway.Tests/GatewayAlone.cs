using System.Net.Http.Headers;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Disclosure.Gateway.Tests;

/// <summary>A gateway whose services are all away, for what it answers by itself.</summary>
public sealed class GatewayAlone : WebApplicationFactory<GatewayOptions>
{
    public const string Token = "a-token-of-the-tests";

    /// <summary>A JSON caller with the token.</summary>
    public HttpClient Http
    {
        get
        {
            var client = CreateClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            return client;
        }
    }

    public GrpcChannel Channel() =>
        GrpcChannel.ForAddress(Server.BaseAddress, new() { HttpHandler = Server.CreateHandler() });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("DISCLOSURE_TOKEN", Token);
        foreach (var service in new[] { "FILING", "NARRATIVE", "STATISTICS", "RENDERING", "INTAKE" })
        {
            // Nobody listens on the discard port of loopback.
            builder.UseSetting($"DISCLOSURE_{service}_ADDRESS", "http://127.0.0.1:9");
        }
    }
}

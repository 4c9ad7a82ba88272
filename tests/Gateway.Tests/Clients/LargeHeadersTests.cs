using Disclosure.Gateway.Clients;
using Disclosure.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Disclosure.Gateway.Tests.Clients;

/// <summary>A service that answers with more headers than the client takes is there.</summary>
public sealed class LargeHeadersTests
{
    [Fact]
    public async Task An_answer_with_too_many_headers_is_no_absence_over_a_real_connection()
    {
        var port = Ports.Free();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.ConfigureKestrel(k => k.ListenLocalhost(port, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.MapGrpcService<WordyHealth>();
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Health.HealthClient(channel).CheckAsync(new())
        );
        Assert.False(ServiceAbsentException.IsAbsence(error), $"{error.StatusCode} {error.Status.DebugException}");

        await app.StopAsync();
        var away = await Assert.ThrowsAsync<RpcException>(async () =>
            await new Health.HealthClient(channel).CheckAsync(new())
        );
        Assert.True(ServiceAbsentException.IsAbsence(away), $"{away}");
    }

    private sealed class WordyHealth : Health.HealthBase
    {
        public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
            throw new RpcException(
                new(StatusCode.InvalidArgument, "wordy"),
                new Metadata { { "words", new string('w', 100_000) } }
            );
    }
}

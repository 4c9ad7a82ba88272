using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace Disclosure.ServiceDefaults.Tests.Hosting;

/// <summary>Liveness asks nothing; readiness asks the database.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_service_is_ready_while_its_data_folder_can_be_used_and_lives_on_without_it()
    {
        var port = Ports.Free();
        var data = Path.Combine(_folder.Path, "data");
        var builder = WebApplication.CreateBuilder([$"--DISCLOSURE_PORT={port}", $"--DISCLOSURE_DATA={data}"]);
        builder.AddServiceDefaults(new("trial", 0));
        builder.AddDatabase("trial", typeof(HealthTests).Assembly);
        await using var app = builder.Build();
        app.MapServiceDefaults();
        var error = new StringWriter();
        Assert.True(await app.TryStartAsync(error), $"{error}");
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var health = new Health.HealthClient(channel);
        Assert.Equal(["Serving", "Serving"], await AskAsync(health));
        Assert.DoesNotContain(Directory.GetFiles(data), f => f.Contains(".ready", StringComparison.Ordinal));

        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        Assert.Equal(["NotServing", "Serving"], await AskAsync(health));
        await app.StopAsync();
    }

    [SkippableFact]
    public async Task A_service_whose_server_is_away_is_not_ready_and_lives()
    {
        using var server = PostgresCluster.Own();
        var port = Ports.Free();
        var builder = WebApplication.CreateBuilder([
            $"--DISCLOSURE_PORT={port}",
            $"--DISCLOSURE_DATABASE={server.Create()}",
        ]);
        builder.AddServiceDefaults(new("trial", 0));
        builder.AddDatabase("trial", typeof(HealthTests).Assembly);
        await using var app = builder.Build();
        app.MapServiceDefaults();
        var error = new StringWriter();
        Assert.True(await app.TryStartAsync(error), $"{error}");
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        var health = new Health.HealthClient(channel);
        Assert.Equal(["Serving", "Serving"], await AskAsync(health));
        server.Stop("fast");
        Assert.Equal(["NotServing", "Serving"], await AskAsync(health));
        server.Start();
        Assert.Equal(["Serving", "Serving"], await AskAsync(health));
        await app.StopAsync();
    }

    // Ready, and alive.
    private static async Task<string[]> AskAsync(Health.HealthClient health)
    {
        var options = new CallOptions().WithWaitForReady();
        var ready = await health.CheckAsync(new(), options);
        var alive = await health.CheckAsync(new() { Service = ServiceDefaultsModule.Liveness }, options);
        return [$"{ready.Status}", $"{alive.Status}"];
    }
}

using System.Diagnostics;
using Disclosure.Intake.V1;
using Disclosure.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Disclosure.Intake.Tests.Workers;

/// <summary>The service as a process of its own, which dies without a word.</summary>
public sealed class OwnProcessTests : IDisposable
{
    private readonly int _port = Ports.Free();
    private readonly Process _service;

    public OwnProcessTests()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, $"{typeof(IntakeOptions).Assembly.GetName().Name}.dll")]
        )
        {
            UseShellExecute = false,
        };
        start.Environment["DISCLOSURE_PORT"] = $"{_port}";
        _service = Process.Start(start) ?? throw new InvalidOperationException("Intake does not start.");
    }

    public void Dispose()
    {
        _service.Kill(entireProcessTree: true);
        _service.Dispose();
    }

    [ToolFact("ps")]
    public async Task No_worker_outlives_a_service_that_is_killed_even_in_the_midst_of_a_document()
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{_port}");
        var client = new IntakeService.IntakeServiceClient(channel);
        await ReadyAsync(client);
        var workers = Processes.Children(_service.Id);
        Assert.NotEmpty(workers);
        Array.ForEach(workers, w => Processes.Signal(w, "STOP"));
        var unanswered = client.ReadDocumentAsync(Samples.Plain).ResponseAsync;
        Processes.Signal(_service.Id, "KILL");
        await Assert.ThrowsAsync<RpcException>(() => unanswered);

        // The kernel ends even one that is stopped.
        await Task.WhenAll(workers.Select(Processes.EndAsync));
    }

    private static async Task ReadyAsync(IntakeService.IntakeServiceClient client)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                await client.ReadDocumentAsync(Samples.Plain, cancellationToken: patience.Token);
                return;
            }
            catch (RpcException away) when (away.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(100, patience.Token);
            }
        }
    }
}

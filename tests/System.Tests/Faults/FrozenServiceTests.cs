using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests.Faults;

/// <summary>A service that neither answers nor breaks its connections.</summary>
public sealed class FrozenServiceTests
{
    [SkippableFact]
    public async Task A_frozen_service_costs_its_callers_the_deadline_once_and_is_used_again_when_it_goes_on()
    {
        Skip.If(OperatingSystem.IsWindows());
        using var product = new SixProcesses { CallTimeout = 8 };
        await product.InitializeAsync();
        var report = await product.Json.OpenAsync(2024);
        Assert.Equal((200, ""), await product.Json.EditAsync(report, 1));

        product.Signal("Statistics", "STOP");
        // The first callers wait in vain; then the gateway asks the health service, and a second later it knows.
        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => product.Json.EditAsync(report, i)));
        Assert.All(first, f => Assert.Equal((504, "DEPENDENCY_TIMEOUT"), f));
        using var second = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await product.Json.EditAsync(report, 0)).Status != 503)
        {
            await Task.Delay(500, second.Token);
        }

        for (var i = 0; i < 20; i++)
        {
            // One that waited would be told DEPENDENCY_TIMEOUT.
            Assert.Equal((503, "DEPENDENCY_UNAVAILABLE"), await product.Json.EditAsync(report, i));
        }

        Assert.False(await product.Json.IsReadyAsync(default));
        product.Signal("Statistics", "CONT");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await product.Json.EditAsync(report, 5)).Status != 200)
        {
            await Task.Delay(100, patience.Token);
        }
    }
}

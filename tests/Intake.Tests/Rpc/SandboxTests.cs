using Disclosure.Intake.V1;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Rpc;

/// <summary>What the service says of the walls around its parsers.</summary>
public sealed class SandboxTests
{
    [Fact]
    public async Task A_parser_in_the_service_s_own_process_lacks_the_first_wall_and_says_so()
    {
        using var service = new ServiceUnderTest<IntakeOptions>
        {
            Settings = new Dictionary<string, string> { ["DISCLOSURE_INTAKE_WORKERS"] = "0" },
        };
        var client = service.Client(c => new IntakeService.IntakeServiceClient(c));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        // The walls are tried while the service already answers.
        Sandbox sandbox;
        while ((sandbox = await client.GetSandboxAsync(new())).MissingWalls.Count == 0)
        {
            await Task.Delay(50, patience.Token);
        }

        Assert.Contains("process of its own around workers", sandbox.MissingWalls);
    }
}

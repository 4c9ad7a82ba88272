using Grpc.Core;
using Grpc.Health.V1;

namespace Disclosure.Gateway.Clients;

/// <summary>A service behind the gateway, to ask whether it serves.</summary>
internal sealed record Dependency(string Name, Health.HealthClient Health)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public async Task<bool> IsServingAsync(TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            var answer = await Health.CheckAsync(
                new(),
                deadline: clock.GetUtcNow().UtcDateTime + s_patience,
                cancellationToken: cancellation
            );
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException)
        {
            // Whatever it answers or does not answer: it is not ready.
            return false;
        }
    }
}

using Grpc.Core;
using Grpc.Health.V1;

namespace Disclosure.Gateway.Clients;

/// <summary>A service behind the gateway and its health service.</summary>
internal sealed record ServiceDependency(string Name, Health.HealthClient Health)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    /// <summary>Whether it answers SERVING within two seconds.</summary>
    public async Task<bool> IsServingAsync(TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            var answer = await Health.CheckAsync(
                new(),
                deadline: clock.GetUtcNow().UtcDateTime + s_timeout,
                cancellationToken: cancellation
            );
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException)
        {
            // Any error, a timeout among them, means that it is not ready.
            return false;
        }
    }
}

using Disclosure.ServiceDefaults.Hosting;
using Grpc.Core;
using Grpc.Health.V1;

namespace Disclosure.Gateway.Clients;

/// <summary>A service behind the gateway and its health service.</summary>
internal sealed record ServiceDependency(string Name, Health.HealthClient Health)
{
    // A probe of an orchestrator waits no longer than a few seconds for /readyz.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    // A service that lives answers within milliseconds.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(1);

    /// <summary>Whether it answers SERVING within two seconds: it is there, and so is its database.</summary>
    public async Task<bool> IsServingAsync(TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            var answer = await Health.CheckAsync(
                new() { Service = Name },
                deadline: clock.GetUtcNow().UtcDateTime + s_timeout,
                cancellationToken: cancellation
            );
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        // Whatever the reason, it is not ready now.
        catch (RpcException)
        {
            // Any error, a timeout among them, means that it is not ready.
            return false;
        }
    }

    /// <summary>Whether it answers anything within a second, ready or not.</summary>
    public async Task<bool> AnswersAsync(TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await Health.CheckAsync(
                // Liveness, not readiness: a service whose database is away still answers.
                new() { Service = ServiceDefaultsModule.Liveness },
                deadline: clock.GetUtcNow().UtcDateTime + s_silence,
                cancellationToken: cancellation
            );
            return true;
        }
        catch (RpcException error)
        {
            // A stop of the gateway is no answer of the service.
            cancellation.ThrowIfCancellationRequested();
            return !ServiceAbsentException.IsAbsence(error);
        }
    }
}

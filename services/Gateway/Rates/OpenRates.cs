using System.Threading.RateLimiting;
using Disclosure.ApiErrors;
using Disclosure.Gateway.Log;
using Disclosure.ServiceDefaults.Admission;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Rates;

/// <summary>
/// What strangers may use of the paths that are open, each by itself: health and readiness, which ask the services, are answered however
/// many read the documentation or send checkpoints.
/// </summary>
internal sealed class OpenRates(IOptions<RateOptions> options) : IDisposable
{
    // Probes of orchestrators and balancers come every few seconds.
    private const int MaxProbes = 32;
    private const int MaxPages = 64;

    private readonly ConcurrencyLimiter _probes = Create(MaxProbes);
    private readonly ConcurrencyLimiter _pages = Create(MaxPages);
    private readonly TokenBucketRateLimiter _witness = new(new CallRate(options.Value.Witness).CreateBucket());

    /// <summary>Lets a call in until the result is disposed of; waits for its turn where it is a matter of turns.</summary>
    /// <exception cref="ApiException">RESOURCE_EXHAUSTED / RATE_LIMITED, GATEWAY_BUSY.</exception>
    public async ValueTask<IDisposable> EnterAsync(PathString path, CancellationToken cancellation)
    {
        if (path == WitnessEndpoint.Path)
        {
            var taken = _witness.AttemptAcquire();
            return taken.IsAcquired
                ? taken
                : throw RateErrors.Limited("witness", options.Value.Witness, TimeSpan.FromSeconds(1));
        }

        var lease = await (IsProbe(path) ? _probes : _pages).AcquireAsync(1, cancellation);
        return lease.IsAcquired ? lease : throw RateErrors.Busy();
    }

    public void Dispose()
    {
        _probes.Dispose();
        _pages.Dispose();
        _witness.Dispose();
    }

    private static bool IsProbe(PathString path) =>
        path.Value is "/healthz" or "/readyz"
        || path.StartsWithSegments("/grpc.health.v1.Health", StringComparison.Ordinal);

    private static ConcurrencyLimiter Create(int most) => new(new() { PermitLimit = most, QueueLimit = most });
}

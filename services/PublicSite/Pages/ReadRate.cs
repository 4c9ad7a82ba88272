using System.Threading.RateLimiting;
using Disclosure.ApiErrors;
using Disclosure.PublicSite.Http;
using Disclosure.ServiceDefaults.Admission;
using Microsoft.Extensions.Options;

namespace Disclosure.PublicSite.Pages;

/// <summary>
/// How many pages the public may read in a second. It is one rate for all: behind a proxy, readers cannot be told apart, and where the
/// site is hosted beside the gateway, they must leave it room.
/// </summary>
internal sealed class ReadRate(IOptions<PublicSiteOptions> options) : IDisposable
{
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly TokenBucketRateLimiter _bucket = new(new CallRate(options.Value.Rate).CreateBucket());

    /// <summary>Takes one read off the rate. RESOURCE_EXHAUSTED / RATE_LIMITED.</summary>
    /// <exception cref="ApiException">The rate is used up.</exception>
    public void Take()
    {
        using var lease = _bucket.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            throw PageErrors.RateLimited(
                lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : s_retry
            );
        }
    }

    public void Dispose() => _bucket.Dispose();
}

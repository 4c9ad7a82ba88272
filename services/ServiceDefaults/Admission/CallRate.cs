using System.Threading.RateLimiting;

namespace Disclosure.ServiceDefaults.Admission;

/// <summary>A rate of calls as a bucket of tokens: so many a second, and twice as many at once after a pause.</summary>
/// <param name="PerSecond">Calls a second.</param>
public sealed record CallRate(int PerSecond)
{
    // Refilled in portions, so that a caller need not wait for a whole second.
    private const int PortionsPerSecond = 10;

    /// <summary>Calls that may come at once.</summary>
    public int Burst => 2 * PerSecond;

    /// <summary>How long the bucket takes to be full again.</summary>
    /// <param name="left">Calls that it has left.</param>
    public TimeSpan TimeToFull(long left) => TimeSpan.FromSeconds(Math.Ceiling((Burst - left) / (double)PerSecond));

    /// <summary>The bucket, full.</summary>
    public TokenBucketRateLimiterOptions CreateBucket()
    {
        // At least one call a portion, however low the rate.
        var portion = Math.Max(PerSecond / PortionsPerSecond, 1);
        return new()
        {
            TokenLimit = Burst,
            TokensPerPeriod = portion,
            ReplenishmentPeriod = TimeSpan.FromSeconds(portion / (double)PerSecond),
            // Nobody waits: the answer says when to come again.
            QueueLimit = 0,
        };
    }
}

using System.Threading.RateLimiting;
using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Disclosure.ServiceDefaults.Admission;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Rates;

/// <summary>
/// The rate of each credential and of each agency. An agency's is that of the credentials whose first role is on it: for a token, the role
/// that it was made with. The bootstrap administrator, who mends an installation that is overrun, has no rate.
/// </summary>
internal sealed class CallRates : IDisposable
{
    /// <summary>Name of the rate of an agency.</summary>
    public const string Agency = "agency";

    private const string Credential = "caller";

    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly CallRate _callerRate;
    private readonly CallRate _agencyRate;
    private readonly PartitionedRateLimiter<Caller> _callers;
    private readonly PartitionedRateLimiter<Caller> _agencies;

    public CallRates(IOptions<RateOptions> options)
    {
        _callerRate = new(options.Value.Caller);
        _agencyRate = new(options.Value.Agency);
        _callers = Create(caller => caller.Actor.Principal, _callerRate);
        _agencies = Create(FindAgency, _agencyRate);
    }

    /// <summary>Takes one call off both rates, or refuses it; the answer's headers say what is left.</summary>
    public ApiException? Take(Caller caller, IHeaderDictionary answer)
    {
        if (caller.IsBootstrap)
        {
            return null;
        }

        // The caller's own first: who calls too often must not use up what others of the agency have.
        var refusal =
            Take(_callers, caller, Credential, _callerRate)
            ?? (FindAgency(caller).Length > 0 ? Take(_agencies, caller, Agency, _agencyRate) : null);
        RateHeaders.Write(
            answer,
            (Credential, _callerRate, LeftOf(_callers, caller)),
            (Agency, _agencyRate, LeftOf(_agencies, caller))
        );
        return refusal;
    }

    public void Dispose()
    {
        _callers.Dispose();
        _agencies.Dispose();
    }

    private static PartitionedRateLimiter<Caller> Create(Func<Caller, string> key, CallRate rate) =>
        PartitionedRateLimiter.Create<Caller, string>(
            caller => RateLimitPartition.GetTokenBucketLimiter(key(caller), _ => rate.CreateBucket()),
            StringComparer.Ordinal
        );

    private static ApiException? Take(PartitionedRateLimiter<Caller> limiter, Caller caller, string name, CallRate rate)
    {
        using var lease = limiter.AttemptAcquire(caller);
        return lease.IsAcquired
            ? null
            : RateErrors.Limited(
                name,
                rate.PerSecond,
                lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : s_retry
            );
    }

    private static long LeftOf(PartitionedRateLimiter<Caller> limiter, Caller caller) =>
        limiter.GetStatistics(caller)?.CurrentAvailablePermits ?? 0;

    private static string FindAgency(Caller caller) => caller.Roles.Count > 0 ? caller.Roles[0].Role.Agency : "";
}

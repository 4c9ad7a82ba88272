using System.Collections.Concurrent;
using Grpc.Core;

namespace Disclosure.Gateway.Authorization;

/// <summary>Where agencies stand in the tree, asked of Filing and kept briefly: agencies move seldom.</summary>
internal sealed class AgencyPaths(FilingV1.AccessService.AccessServiceClient access, TimeProvider clock)
{
    // A moved agency is judged by its old place for at most five seconds.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    // More agencies than a nation has are not at work within five seconds.
    private const int MaxKept = 200_000;

    private readonly ConcurrentDictionary<string, Entry> _kept = new(StringComparer.Ordinal);

    /// <summary>Names from the top of the tree down to the agency itself; empty where there is no such agency.</summary>
    /// <param name="agency">agencies/{agency}</param>
    public async Task<IReadOnlyList<string>> FindAsync(string agency, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(agency, out var known) && known.EndTime > now)
        {
            return known.Path;
        }

        var path = await AskAsync(agency, now, cancellation);
        // Dropped as a whole: simpler than choosing, and it hardly ever happens.
        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[agency] = new(path, now + s_lifetime);
        return path;
    }

    private async Task<IReadOnlyList<string>> AskAsync(
        string agency,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        try
        {
            // A deadline of its own: authorization must not use up the time of the call.
            var call = new CallOptions(deadline: (now + s_timeout).UtcDateTime, cancellationToken: cancellation);
            return (await access.GetAgencyPathAsync(new() { Name = agency }, call)).Path;
        }
        // Other errors go on: who cannot be judged is not let in.
        catch (RpcException unknown) when (unknown.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            // The method that was called says what is wrong with the name; nobody has a role on it.
            return [];
        }
    }

    // Kept for agencies that do not exist too.
    private sealed record Entry(IReadOnlyList<string> Path, DateTimeOffset EndTime);
}

using System.Collections.Concurrent;
using Grpc.Core;

namespace Disclosure.Gateway.Access;

/// <summary>Finds out who presents a token. Answers are kept briefly, so that a revoked token stops within five seconds.</summary>
internal sealed class CallerAuthenticator(
    AccessToken bootstrap,
    FilingV1.AccessService.AccessServiceClient access,
    TimeProvider clock
)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    // Tokens of a nation's agencies at work at once; beyond that everything is asked again.
    private const int MaxKept = 100_000;

    // By the digest of the token in hexadecimal; the secret itself is not kept.
    private readonly ConcurrentDictionary<string, Entry> _kept = new(StringComparer.Ordinal);

    /// <summary>Who the bearer of a token is; null where the token is unknown. UNAVAILABLE where Filing is away and the answer is not kept.</summary>
    public async Task<Caller?> FindAsync(string token, CancellationToken cancellation)
    {
        if (bootstrap.Matches(token))
        {
            return Caller.Bootstrap;
        }

        if (TokenFormat.FindDigest(token) is not { } digest)
        {
            return null;
        }

        var key = Convert.ToHexStringLower(digest);
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(key, out var known) && known.EndTime > now)
        {
            return known.Caller;
        }

        var (caller, end) = await AskAsync(digest, now, cancellation);
        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[key] = new(caller, end);
        return caller;
    }

    // A grant may end before the answer would be forgotten.
    private async Task<(Caller? Caller, DateTimeOffset End)> AskAsync(
        byte[] digest,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var request = new FilingV1.AuthenticateRequest { TokenDigest = Google.Protobuf.ByteString.CopyFrom(digest) };
        var end = now + s_lifetime;
        try
        {
            var call = new CallOptions(deadline: (now + s_timeout).UtcDateTime, cancellationToken: cancellation);
            var found = await access.AuthenticateAsync(request, call);
            var expires = found.ExpireTime?.ToDateTimeOffset() ?? end;
            return (Caller.From(found), expires < end ? expires : end);
        }
        catch (RpcException unknown) when (unknown.StatusCode == StatusCode.NotFound)
        {
            return (null, end);
        }
    }

    private sealed record Entry(Caller? Caller, DateTimeOffset EndTime);
}

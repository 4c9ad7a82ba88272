using System.Collections.Concurrent;
using Grpc.Core;

namespace Disclosure.Gateway.Access;

/// <summary>Finds out whose a credential is. Answers are kept briefly, so that a revoked token or grant stops within five seconds.</summary>
internal sealed class CallerAuthenticator(FilingV1.AccessService.AccessServiceClient access, TimeProvider clock)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    // Credentials of a nation's agencies at work at once; beyond that everything is asked again.
    private const int MaxKept = 100_000;

    // By the key of the credential; no secret is kept.
    private readonly ConcurrentDictionary<string, Entry> _kept = new(StringComparer.Ordinal);

    /// <summary>Whose the credential is; null where it is unknown or has ended. UNAVAILABLE where Filing is away and the answer is not kept.</summary>
    public async Task<Caller?> FindAsync(PresentedCredential credential, CancellationToken cancellation)
    {
        if (credential.Question is not { } question)
        {
            return Caller.Bootstrap;
        }

        var now = clock.GetUtcNow();
        if (credential.EndTime <= now)
        {
            return null;
        }

        if (_kept.TryGetValue(credential.Key, out var known) && known.EndTime > now)
        {
            return known.Caller;
        }

        var (caller, end) = await AskAsync(question, now, cancellation);
        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        _kept[credential.Key] = new(caller, end);
        return caller;
    }

    // A grant may end before the answer would be forgotten.
    private async Task<(Caller? Caller, DateTimeOffset End)> AskAsync(
        FilingV1.AuthenticateRequest question,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var end = now + s_lifetime;
        try
        {
            var call = new CallOptions(deadline: (now + s_timeout).UtcDateTime, cancellationToken: cancellation);
            var found = await access.AuthenticateAsync(question, call);
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

using Disclosure.Gateway.Access;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Gateway.Authorization;

/// <summary>Asks again, while a stream goes on, whether its caller may still have it.</summary>
internal sealed class StandingAccess(CallerAuthenticator callers, AccessGate gate)
{
    /// <summary>How often a stream is to ask: with the age of kept answers, a revoked token sees no more after five seconds.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>UNAUTHENTICATED / TOKEN_UNKNOWN where the token has ended; PERMISSION_DENIED / ROLE_REQUIRED where the role has.</summary>
    public async Task RequireAsync(IMessage request, ServerCallContext context)
    {
        // CallerMiddleware put it there.
        // The credential and not the token: the secret is not kept.
        var credential = context.GetHttpContext().Features.GetRequiredFeature<PresentedCredential>();
        var caller =
            // Found again or not: a revoked token has no caller any more.
            await callers.FindAsync(credential, context.CancellationToken) ?? throw CredentialErrors.NoLongerValid();
        await gate.RequireAsync(caller, context.Method, request, context.CancellationToken);
    }
}

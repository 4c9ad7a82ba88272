using Disclosure.ApiErrors;
using Disclosure.Gateway.Journal;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.Gateway.Access;

/// <summary>Requires a bearer token and says whose it is. It runs before routing, so that strangers learn nothing about paths.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, CallerAuthenticator callers, AccessJournal journal)
{
    /// <summary>Answers UNAUTHENTICATED / TOKEN_MISSING or TOKEN_UNKNOWN, or lets the request pass as its caller's.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (AnonymousPaths.Contains(context.Request.Path))
        {
            await next(context);
            return;
        }

        if (BearerToken.Find(context.Request) is not { } token)
        {
            await RefuseAsync(
                context,
                "TOKEN_MISSING",
                "A bearer token is required.",
                "请提供访问令牌（Authorization: Bearer …）。"
            );
            return;
        }

        Caller? caller;
        try
        {
            caller = await callers.FindAsync(token, context.RequestAborted);
        }
        // Nobody is let in while it cannot be known who they are.
        catch (ApiException away)
        {
            await StatusWriter.WriteAsync(context, away);
            return;
        }
        catch (RpcException away)
        {
            await StatusWriter.WriteAsync(context, away.GetRpcStatus()?.ToApiException() ?? ApiError.Internal());
            return;
        }

        if (caller is null)
        {
            // Neither the token nor the address, which a stranger made up, stands in the log.
            journal.Add(new("", "", "", "Authenticate", "TOKEN_UNKNOWN"));
            await RefuseAsync(context, "TOKEN_UNKNOWN", "The bearer token is unknown.", "访问令牌不正确或已失效。");
            return;
        }

        context.Features.Set(caller);
        // Overwrites what a caller sent: only the gateway names actors.
        context.Request.Headers[ActorHeader.Name] = caller.Actor.Principal;
        await next(context);
    }

    // 401 with the scheme to use (RFC 6750), in the shape of every other error.
    private static Task RefuseAsync(HttpContext context, string reason, string message, string localized)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return StatusWriter.WriteAsync(
            context,
            new ApiException(ErrorCode.Unauthenticated, reason, message, localized)
        );
    }
}

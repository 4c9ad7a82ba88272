using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Gateway.Access;

/// <summary>Requires the bearer token. It runs before routing, so that strangers learn nothing about paths.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, AccessToken token)
{
    private const string Scheme = "Bearer ";

    /// <summary>Answers UNAUTHENTICATED / TOKEN_MISSING or TOKEN_UNKNOWN, or lets the request pass.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (AnonymousPaths.Contains(context.Request.Path))
        {
            return next(context);
        }

        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return RefuseAsync(
                context,
                "TOKEN_MISSING",
                "A bearer token is required.",
                "请提供访问令牌（Authorization: Bearer …）。"
            );
        }

        if (!token.Matches(header[Scheme.Length..].Trim()))
        {
            return RefuseAsync(context, "TOKEN_UNKNOWN", "The bearer token is unknown.", "访问令牌不正确或已失效。");
        }

        context.Features.Set(Caller.Bootstrap);
        // Overwrites what a caller sent: only the gateway names actors.
        context.Request.Headers[ActorHeader.Name] = Caller.Bootstrap.Actor.Principal;
        return next(context);
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

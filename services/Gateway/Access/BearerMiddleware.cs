using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;

namespace Disclosure.Gateway.Access;

/// <summary>Lets nobody past without the token; health alone is open. Stands before routing, so that nothing is told.</summary>
internal sealed class BearerMiddleware(RequestDelegate next, AccessToken token)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context)
    {
        if (OpenPaths.Contain(context.Request.Path))
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

        // The gateway vouches for the caller; nobody names an actor from outside.
        context.Request.Headers[ActorHeader.Name] = "administrator";
        return next(context);
    }

    private static Task RefuseAsync(HttpContext context, string reason, string message, string localized)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return StatusWriter.WriteAsync(
            context,
            new ApiException(ErrorCode.Unauthenticated, reason, message, localized)
        );
    }
}

using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Gateway.HttpSemantics;

/// <summary>
/// Answers HEAD as GET without a body (RFC 9110, 9.3.2) and OPTIONS with the methods that a path has (9.3.7). The contract names neither
/// of them for any path.
/// </summary>
internal sealed class HttpMethodMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            await AnswerHeadAsync(context);
        }
        else
        {
            await next(context);
            // Routing has found the path and not the method, and says which there are.
            if (
                HttpMethods.IsOptions(context.Request.Method)
                && context.Response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false }
            )
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
        }
    }

    private async Task AnswerHeadAsync(HttpContext context)
    {
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Request.Method = HttpMethods.Get;
        // The server must know the real method when the headers go out: it says the length of a body that it does not send.
        context.Response.OnStarting(() =>
        {
            context.Request.Method = HttpMethods.Head;
            return Task.CompletedTask;
        });
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, original));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(original);
        }
    }
}

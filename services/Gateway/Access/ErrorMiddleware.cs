using Google.Protobuf;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Gateway.Access;

/// <summary>
/// Gives every HTTP error the one shape. What the framework answers by itself (no such path, a body that is no JSON, one
/// that is too large) says its reason in the same words as a method would.
/// </summary>
internal sealed class ErrorMiddleware(RequestDelegate next)
{
    private static readonly JsonParser s_parser = new(new(recursionLimit: 20, StatusWriter.Details));

    public async Task InvokeAsync(HttpContext context)
    {
        if (StatusWriter.IsGrpc(context.Request) || OpenPaths.Contain(context.Request.Path))
        {
            await next(context);
            return;
        }

        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var held = new HeldErrorStream(context.Response, original.Stream);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held, original));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
        finally
        {
            context.Features.Set(original);
        }

        if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && !context.Response.HasStarted)
        {
            await StatusWriter.WriteAsync(context, Complete(context, held.Held));
        }
    }

    // An error that a method gave has its reason; the others get one by their HTTP status.
    private static Google.Rpc.Status Complete(HttpContext context, ReadOnlySpan<byte> body)
    {
        if (
            !body.IsEmpty
            && context.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true
        )
        {
            var status = s_parser.Parse<Google.Rpc.Status>(System.Text.Encoding.UTF8.GetString(body));
            if (HttpStatus.ReasonOf(status).Length > 0)
            {
                return status;
            }

            return HttpFault.Of(context.Response.StatusCode, context.Request.Path, status.Message).ToStatus();
        }

        return HttpFault.Of(context.Response.StatusCode, context.Request.Path, "").ToStatus();
    }
}

using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Gateway.Access;

/// <summary>
/// Gives every HTTP error the shape of google.rpc.Status. What the framework answers by itself (an unknown path, a body that is
/// not JSON, one that is too large) gets a reason and a localized message like the errors of a method.
/// </summary>
internal sealed class ErrorMiddleware(RequestDelegate next)
{
    // Details nest at most a few levels; the limit bounds what a body can cost.
    private static readonly JsonParser s_parser = new(new(recursionLimit: 20, StatusWriter.Details));

    /// <summary>Runs the rest of the pipeline and completes the error that it leaves.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // gRPC errors are trailers and have their shape already.
        if (StatusWriter.IsGrpc(context.Request) || AnonymousPaths.Contains(context.Request.Path))
        {
            await next(context);
            return;
        }

        // Replaces the body of the response for the rest of the pipeline.
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new ErrorBufferingStream(context.Response, original.Stream);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer, original));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        // Kestrel's own refusal, such as a body above its limit.
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
        finally
        {
            context.Features.Set(original);
        }

        // Nothing of an error was sent yet; an answer that has begun cannot change its status.
        if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && !context.Response.HasStarted)
        {
            await StatusWriter.WriteAsync(context, Complete(context, buffer.Body));
        }
    }

    // An error of a method has its reason; the others get one from their HTTP status.
    private static Google.Rpc.Status Complete(HttpContext context, ReadOnlySpan<byte> body)
    {
        if (
            !body.IsEmpty
            && context.Response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true
        )
        {
            var status = s_parser.Parse<Google.Rpc.Status>(System.Text.Encoding.UTF8.GetString(body));
            if (HttpStatusCodes.ReasonOf(status).Length > 0)
            {
                return status;
            }

            return HttpErrors.FromStatus(context.Response.StatusCode, context.Request.Path, status.Message).ToStatus();
        }

        return HttpErrors.FromStatus(context.Response.StatusCode, context.Request.Path, "").ToStatus();
    }
}

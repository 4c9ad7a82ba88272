using System.Text;
using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Disclosure.PublicSite.Http;

/// <summary>Writes an error as google.rpc.Status in JSON, never to be cached.</summary>
internal static class PageErrorWriter
{
    // Details of errors are packed in Any: their types must be known to the formatter.
    private static readonly JsonFormatter s_json = new(
        new(formatDefaultValues: false, TypeRegistry.FromFiles(Google.Rpc.ErrorDetailsReflection.Descriptor))
    );

    public static async Task WriteAsync(HttpContext context, ApiException error)
    {
        var body = Encoding.UTF8.GetBytes(s_json.Format(error.ToStatus()));
        context.Response.StatusCode = error.Code switch
        {
            ErrorCode.NotFound => StatusCodes.Status404NotFound,
            ErrorCode.InvalidArgument => StatusCodes.Status400BadRequest,
            ErrorCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
            ErrorCode.Unimplemented => StatusCodes.Status405MethodNotAllowed,
            _ => StatusCodes.Status500InternalServerError,
        };
        if (error.RetryAfter is { } after)
        {
            // HTTP counts whole seconds; a part of one is rounded up.
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(after.TotalSeconds)}";
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        // An error that a cache kept would outlive its cause: a report that is published a minute later.
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}

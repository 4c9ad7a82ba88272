using System.Diagnostics;

namespace Disclosure.Gateway.Requests;

/// <summary>
/// Gives every call its id, the caller's own where it is usable, and answers it with the place of the call in the caller's trace
/// (W3C Trace Context).
/// </summary>
internal sealed class RequestIdMiddleware(RequestDelegate next)
{
    /// <summary>The header of the trace; the framework reads it from the request.</summary>
    public const string TraceHeader = "traceparent";

    public Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = RequestId.From(context.Request);
        // Over gRPC these are the initial metadata.
        context.Response.Headers[RequestId.Header] = context.TraceIdentifier;
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
        {
            context.Response.Headers[TraceHeader] = trace;
        }

        return next(context);
    }
}

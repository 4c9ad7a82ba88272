using Disclosure.ApiErrors;
using Disclosure.PublicSite.Http;
using Disclosure.PublicSite.Mcp;
using Disclosure.PublicSite.Pages;

namespace Disclosure.PublicSite;

/// <summary>Answers a request with a page or with an error as google.rpc.Status.</summary>
/// <remarks>Errors of reading become pages too; nothing leaves it as an exception but a broken connection.</remarks>
internal sealed partial class PublicPageHandler(
    PageRouter router,
    McpEndpoint mcp,
    ReadRate rate,
    ILogger<PublicPageHandler> log
)
{
    private const string PageMethods = "GET, HEAD, OPTIONS";
    private const string McpMethods = "POST, OPTIONS";

    public async Task AnswerAsync(HttpContext context)
    {
        AddHeaders(context.Response.Headers);
        var isMcp = context.Request.Path == McpEndpoint.Path;
        var methods = isMcp ? McpMethods : PageMethods;
        try
        {
            if (HttpMethods.IsOptions(context.Request.Method))
            {
                AnswerPreflight(context.Response, methods);
                return;
            }

            if (!methods.Split(", ").Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
            {
                context.Response.Headers.Allow = methods;
                // 405 must name what is allowed (RFC 9110, section 15.5.6).
                throw PageErrors.MethodNotAllowed(context.Request.Method, methods);
            }

            rate.Take();
            if (isMcp)
            {
                await mcp.AnswerAsync(context);
                return;
            }

            // Disposed after the answer was written: the body is a stream of the store.
            await using var page = await router.FindAsync(context.Request, context.RequestAborted);
            await PageWriter.WriteAsync(context, page);
        }
        catch (ApiException error)
        {
            await PageErrorWriter.WriteAsync(context, error);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader went away.
        }
        // Once the head is sent, an error can only break the connection.
        catch (Exception unexpected) when (!context.Response.HasStarted)
        {
            LogUnexpected(log, unexpected, context.Request.Path);
            await PageErrorWriter.WriteAsync(context, ApiError.Internal());
        }
    }

    // What is here is public: any page of any site may read it, and none of it may act as a page of this one.
    private static void AddHeaders(IHeaderDictionary headers)
    {
        // No cookies and no credentials here: "*" gives nothing away.
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Accept-Ranges, Content-Range, Content-Length, Content-Disposition";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static void AnswerPreflight(HttpResponse response, string methods)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.Allow = methods;
        response.Headers.AccessControlAllowMethods = methods;
        response.Headers.AccessControlAllowHeaders =
            "Range, If-Range, If-None-Match, Content-Type, Mcp-Protocol-Version";
        // A day: preflights cost a round trip each.
        response.Headers.AccessControlMaxAge = "86400";
    }

    [LoggerMessage(1, LogLevel.Error, "{Path} cannot be answered.")]
    private static partial void LogUnexpected(ILogger log, Exception unexpected, PathString path);
}
